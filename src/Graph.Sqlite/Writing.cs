using System.Text.Json;

namespace Graph.Sqlite;

/// <summary>One write: records become rows at once, what they were before is kept, and at the end everything derived is made.</summary>
internal sealed class Writing(Session session) : IGraphWriting
{
    private readonly Inserter rows = new(session);
    private readonly Deriving deriving = new(session);
    private long last = session.First("log/last", row => row.Long(0));
    private bool changed;

    public Task<long> LastEntry() => Task.FromResult(last);

    public Task<IReadOnlyList<Change>> Read(IReadOnlyCollection<RecordKey> keys) =>
        Task.FromResult(Log.States(session, [.. keys.Distinct().Select(key => Log.Row(session, key) ?? Log.Gone(session, key)?.Last).OfType<Place>()]));

    public Task<IReadOnlyList<RecordKey>> Naming(RecordKey key)
    {
        if (key.Kind is not (RecordKind.Entity or RecordKind.Source) || (Log.Row(session, key)?.N ?? Log.Gone(session, key)?.Number) is not { } n)
            return Task.FromResult<IReadOnlyList<RecordKey>>([]);
        return Task.FromResult<IReadOnlyList<RecordKey>>(session.List($"log/naming-{Log.Word(key.Kind)}", row => new RecordKey((RecordKind)row.Int(0), row.Text(1)), ("n", n), ("id", key.Id)));
    }

    public Task Append(Entry entry, IReadOnlyList<Change> changes)
    {
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
        foreach (var change in changes)
            Make(change with { Entry = entry });
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
        deriving.Run();
    }

    private void Make(Change change)
    {
        // a first version stands where nothing ever stood
        var row = change.Version == 1 ? null : Log.Row(session, change.Key);
        var before = row is { } place ? Log.States(session, [place])[0] : null;
        var n = row?.N ?? (change.Version == 1 ? null : Log.Gone(session, change.Key)?.Number);
        if (before is not null)
            Keep(before, n!.Value, before.Record!);
        if (change.Record is not null)
        {
            rows.Put(change, n, there: before is not null);
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
        var v = session.Put("write/version", (int)state.Key.Kind, state.Key.Id, state.Version, n, state.Entry.Number, state.Position, state.Into,
            state.Record is null ? null : JsonSerializer.Serialize(state.Record, GraphJson.Default.GraphRecord));
        foreach (var entity in about is null ? [] : Concerning.Of(about).Distinct())
            session.Put("write/about", entity, v);
    }
}
