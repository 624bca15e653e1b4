using System.Text.Json;

namespace Graph.Sqlite;

/// <summary>
/// One write: records become rows at once, what they were before is kept, and at the end everything derived is made. While a graph is filled, rows are
/// written beside whoever reads and checks the next ones: everything that looks into the graph waits for them first.
/// </summary>
internal sealed class Writing : IGraphWriting
{
    private readonly Session session;
    private readonly Inserter rows;
    private readonly Deriving deriving;

    /// <summary>What was written, of a graph that was empty.</summary>
    private readonly Written? written;

    private long last;
    private bool changed, older;
    private Filling? filling;
    private Task under = Task.CompletedTask;

    public Writing(Session session)
    {
        (this.session, deriving) = (session, new(session));
        last = session.First("log/last", row => row.Long(0));
        older = session.First("log/older", row => row.Int(0) != 0);
        written = last == 0 ? new() : null;
        rows = new(session, written);
    }

    public Task<long> LastEntry() => Task.FromResult(last);

    public async Task<IReadOnlyList<Change>> Read(IReadOnlyCollection<RecordKey> keys)
    {
        var wanted = keys.Distinct().Where(key => written?.May(key) != false).ToList();
        if (wanted.Count == 0)
            return [];
        await under;
        return Log.States(session, [.. wanted.Select(key => Log.Row(session, key) ?? Gone(key)?.Last).OfType<Place>()]);
    }

    public async Task<IReadOnlyList<RecordKey>> Naming(RecordKey key)
    {
        await under;
        Filled();
        if (key.Kind is not (RecordKind.Entity or RecordKind.Source) || (Log.Row(session, key)?.N ?? Gone(key)?.Number) is not { } n)
            return [];
        return session.List($"log/naming-{Log.Word(key.Kind)}", row => new RecordKey((RecordKind)row.Int(0), row.Text(1)), ("n", n), ("id", key.Id));
    }

    public async Task Append(Entry entry, IReadOnlyList<Change> changes)
    {
        var begins = last == 0 && changes.Count >= Filling.ChangesMin;
        // to find the keys of names takes as long as to write the rows: it is done before those before them are waited for
        string?[]? keys = begins || filling is not null ? [.. changes.Select(change => change.Record is EntityRecord named ? NameKeys.Of(named) : null)] : null;
        await under;
        if (begins)
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
        foreach (var change in changes)
            written?.Add(change.Key);
        if (filling is null)
            Make(entry, changes, null);
        else
            under = Task.Run(() => Make(entry, changes, keys));
    }

    public async Task<string?> Recall(string key, string since)
    {
        await under;
        return session.First("write/recall", row => row.Text(0), ("key", key), ("since", since));
    }

    public async Task Remember(string key, string answer, string at, string since)
    {
        await under;
        session.Put("write/forget", since);
        session.Put("write/remember", key, answer, at);
    }

    /// <summary>What is left to do before the commit.</summary>
    public async Task Finish()
    {
        await under;
        if (!changed)
            return;
        if (rows.Missing is { } missing)
            throw new InvalidOperationException($"The {Log.Word(missing.Kind)} '{missing.Id}' is named and not there.");
        deriving.Run(filling);
        Filled();
    }

    /// <summary>Waits for rows that are being written, whatever becomes of them: the transaction ends.</summary>
    public Task Leave() => under.ContinueWith(static task => _ = task.Exception, TaskScheduler.Default);

    /// <summary>From here on the graph is not a new one, and its indexes are needed.</summary>
    private void Filled()
    {
        filling?.End();
        filling = null;
    }

    /// <summary>The last state of a record that is gone: of a graph in which nothing was ever changed or removed, none is looked for.</summary>
    private (Place Last, long Number)? Gone(RecordKey key) => older ? Log.Gone(session, key) : null;

    private void Make(Entry entry, IReadOnlyList<Change> changes, string?[]? keys)
    {
        for (var i = 0; i < changes.Count; i++)
            Make(changes[i] with { Entry = entry }, keys?[i]);
    }

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
