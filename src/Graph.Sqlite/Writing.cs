using System.Text.Json;

namespace Graph.Sqlite;

/// <summary>One write: records become rows at once, what they were before is kept, and at the end everything derived is made.</summary>
internal sealed class Writing(Session session) : IGraphWriting
{
    private readonly Inserter rows = new(session);
    private readonly Deriving deriving = new(session);
    private long last = session.First("log/last", row => row.Long(0));
    private bool changed, older = session.First("log/older", row => row.Int(0) != 0);
    private Filling? filling;

    public Task<long> LastEntry() => Task.FromResult(last);

    public Task<IReadOnlyList<Change>> Read(IReadOnlyCollection<RecordKey> keys) =>
        Task.FromResult(Log.States(session, [.. keys.Distinct().Select(key => Log.Row(session, key) ?? Gone(key)?.Last).OfType<Place>()]));

    public Task<IReadOnlyList<RecordKey>> Naming(RecordKey key)
    {
        Filled();
        if (key.Kind is not (RecordKind.Entity or RecordKind.Source) || (Log.Row(session, key)?.N ?? Gone(key)?.Number) is not { } n)
            return Task.FromResult<IReadOnlyList<RecordKey>>([]);
        return Task.FromResult<IReadOnlyList<RecordKey>>(session.List($"log/naming-{Log.Word(key.Kind)}", row => new RecordKey((RecordKind)row.Int(0), row.Text(1)), ("n", n), ("id", key.Id)));
    }

    public Task Append(Entry entry, IReadOnlyList<Change> changes)
    {
        if (last == 0 && changes.Count >= Filling.ChangesMin)
            filling = Filling.Begin(session);
        if (entry.Number == last + 1)
        {
            session.Put("write/entry", entry.Number, entry.At, entry.By, entry.Action, entry.Reason);
            last = entry.Number;
        }
        else if (entry.Number != last || last == 0)
        {
            throw new InvalidOperationException($"The entry after {last} is not {entry.Number}.");
        }
        changed = true;
        // of a graph that is filled most of the work is to find the keys of names, and whoever fills it has the machine
        string?[]? keys = filling is null ? null : [.. changes.AsParallel().AsOrdered().Select(change => change.Record is EntityRecord named ? NameKeys.Of(named) : null)];
        for (var i = 0; i < changes.Count; i++)
            Make(changes[i] with { Entry = entry }, keys?[i]);
        return Task.CompletedTask;
    }

    public Task<string?> Recall(string key, string since) => Task.FromResult(session.First("write/recall", row => row.Text(0), ("key", key), ("since", since)));

    public Task Remember(string key, string answer, string at, string since)
    {
        session.Put("write/forget", since);
        session.Put("write/remember", key, answer, at);
        return Task.CompletedTask;
    }

    /// <summary>What is left to do before the commit.</summary>
    public void Finish()
    {
        if (!changed)
            return;
        if (rows.Missing is { } missing)
            throw new InvalidOperationException($"The {Log.Word(missing.Kind)} '{missing.Id}' is named and not there.");
        deriving.Run(filling);
        Filled();
    }

    /// <summary>From here on the graph is not a new one, and its indexes are needed.</summary>
    private void Filled()
    {
        filling?.End();
        filling = null;
    }

    /// <summary>The last state of a record that is gone: of a graph in which nothing was ever changed or removed, none is looked for.</summary>
    private (Place Last, long Number)? Gone(RecordKey key) => older ? Log.Gone(session, key) : null;

    private void Make(Change change, string? keys)
    {
        if (change.Version != 1)
            Filled();
        // a first version stands where nothing ever stood
        var row = change.Version == 1 ? null : Log.Row(session, change.Key);
        var before = row is { } place ? Log.States(session, [place])[0] : null;
        var n = row?.N ?? (change.Version == 1 ? null : Gone(change.Key)?.Number);
        if (before is not null)
            Keep(before, n!.Value, before.Record!);
        if (change.Record is not null)
        {
            rows.Put(change, n, there: before is not null, keys);
        }
        else if (n is { } number)
        {
            if (before is not null)
                rows.Remove(change.Key, number);
            Keep(change, number, before?.Record);
        }
        else
        {
            throw new InvalidOperationException($"The {Log.Word(change.Key.Kind)} '{change.Key.Id}' was never there.");
        }
        deriving.Add(before?.Record, change.Record);
    }

    /// <summary>Keeps a state that is not, or no longer, that of a row; and whom it concerns.</summary>
    private void Keep(Change state, long n, GraphRecord? about)
    {
        older = true;
        var v = session.Put("write/version", (int)state.Key.Kind, state.Key.Id, state.Version, n, state.Entry.Number, state.Position, state.Into,
            state.Record is null ? null : JsonSerializer.Serialize(state.Record, GraphJson.Default.GraphRecord));
        foreach (var entity in about is null ? [] : Concerning.Of(about).Distinct())
            session.Put("write/about", entity, v);
    }
}
