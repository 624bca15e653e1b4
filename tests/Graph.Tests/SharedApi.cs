using System.Reflection;
using Graph.Client;

namespace Graph.Tests;

/// <summary>One API for all tests of a class, over whichever graph is open: starting one for each takes longer than the tests.</summary>
public sealed class SharedApi : IDisposable
{
    private readonly IGraphStore door = DispatchProxy.Create<IGraphStore, Door>();
    private readonly Lazy<ApiHost> api;

    public SharedApi() => api = new(() => new ApiHost(door));

    /// <summary>A client of the API, which from now on answers from this store.</summary>
    internal GraphClient Over(IGraphStore store)
    {
        ((Door)door).Store = store;
        return new GraphClient(api.Value.Http);
    }

    public void Dispose()
    {
        if (api.IsValueCreated)
            api.Value.Dispose();
    }
}

/// <summary>Hands every question on.</summary>
public class Door : DispatchProxy
{
    internal IGraphStore Store { get; set; } = null!;

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Invoke(Store, BindingFlags.DoNotWrapExceptions, null, args, null);
}
