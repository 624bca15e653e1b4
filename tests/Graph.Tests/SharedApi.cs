using System.Reflection;
using Graph.Client;
using Graph.Editing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Graph.Tests;

/// <summary>One API for all tests of a class, over whichever graph is open: starting one for each takes longer than the tests.</summary>
public sealed class SharedApi : IDisposable
{
    private readonly IWholeGraph graph = DispatchProxy.Create<IWholeGraph, Door>();
    private readonly IGraphEditor editor = DispatchProxy.Create<IGraphEditor, Door>();
    private readonly Lazy<ApiHost> api;

    public SharedApi() => api = new(() => new ApiHost(graph, services => services.RemoveAll<IGraphEditor>().AddSingleton(editor), ("WrongKeysPerMinute", "0")));

    internal Uri Address => api.Value.Address;

    /// <summary>A client of the API, which from now on answers from this store.</summary>
    internal GraphClient Over(IGraphStore store, TimeProvider? clock = null)
    {
        ((Door)(object)graph).Behind = store;
        ((Door)(object)editor).Behind = new GraphEditor((IGraphLog)store, clock ?? TimeProvider.System);
        return new GraphClient(api.Value.Http);
    }

    public void Dispose()
    {
        if (api.IsValueCreated)
            api.Value.Dispose();
    }
}

/// <summary>All that a store is.</summary>
public interface IWholeGraph : IGraphStore, IGraphLog, IGraphKeys;

/// <summary>Hands every question on.</summary>
public class Door : DispatchProxy
{
    internal object Behind { get; set; } = null!;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Invoke(Behind, BindingFlags.DoNotWrapExceptions, null, args, null);
}
