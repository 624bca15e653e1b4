using System.Net.Http.Headers;
using System.Reflection;
using Graph.Client;
using Graph.Editing;
using Graph.Sqlite;

namespace Graph.Tests.Storage;

/// <summary>What an edit does, over HTTP.</summary>
public sealed class ClientEditorContract(SharedApi api) : EditorContract, IClassFixture<SharedApi>
{
    protected override int GraphsTried => 3;

    protected override bool TellsProgress => false;

    protected override Task<(IGraphStore Graph, IGraphEditor Editor)> Open(IReadOnlyList<GraphRecord> records, TimeProvider clock)
    {
        var store = Opened(TempStore.Of(records)).Store;
        api.Over(store, clock);
        var keys = new Dictionary<string, GraphClient>();
        // read from the store: over HTTP a removed record is not absent but gone, and a merged one is the other
        return Task.FromResult<(IGraphStore, IGraphEditor)>((store, EditorOfAll.Over(By)));

        GraphClient By(string name)
        {
            lock (keys)
                return keys.TryGetValue(name, out var known) ? known : keys[name] = new(With(api.Address, Key(store, name)));
        }
    }

    private HttpClient With(Uri address, string key) => Opened(new HttpClient { BaseAddress = address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } });

    private static string Key(SqliteGraphStore store, string name)
    {
        var (text, kept) = Keys.Make(name, Keys.Editor, DateTimeOffset.UtcNow);
        store.AddKey(kept, CancellationToken.None).GetAwaiter().GetResult();
        return text;
    }
}

/// <summary>Over the API an author is whoever has the key: each edit goes by the client of its author.</summary>
public class EditorOfAll : DispatchProxy
{
    private Func<string, GraphClient> by = null!;

    internal static IGraphEditor Over(Func<string, GraphClient> by)
    {
        var editor = Create<IGraphEditor, EditorOfAll>();
        ((EditorOfAll)(object)editor).by = by;
        return editor;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Invoke(by(args!.OfType<Author>().FirstOrDefault()?.By ?? "reader"), BindingFlags.DoNotWrapExceptions, null, args, null);
}
