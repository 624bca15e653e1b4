using System.Reflection;

namespace Graph.Tests.Api;

/// <summary>
/// A store that does something before it answers: waits, fails, or counts. What the program asks at its start (the version, without a token)
/// is answered at once, so that it starts.
/// </summary>
public class StoreDouble : DispatchProxy
{
    private IGraphStore? store;
    private Func<string, CancellationToken, Task> act = (_, _) => Task.CompletedTask;

    /// <summary>Never answers: what it does must throw.</summary>
    internal static IGraphStore That(Func<CancellationToken, Task> act) => Of(null, (_, cancel) => act(cancel));

    /// <summary>Answers as the store does, after it was told which method is asked.</summary>
    internal static IGraphStore Before(IGraphStore store, Action<string> asked) => Of(store, (method, _) =>
    {
        asked(method);
        return Task.CompletedTask;
    });

    /// <summary>Answers as the store does, after this was done.</summary>
    internal static IWholeStore After(IGraphStore store, Func<string, Task> done) => Of(store, (method, _) => done(method));

    private static IWholeStore Of(IGraphStore? store, Func<string, CancellationToken, Task> act)
    {
        var made = Create<IWholeStore, StoreDouble>();
        ((StoreDouble)made).store = store;
        ((StoreDouble)made).act = act;
        return made;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => (CancellationToken)args![^1]! is { CanBeCanceled: true } cancel
        ? typeof(StoreDouble).GetMethod(nameof(Do), BindingFlags.NonPublic | BindingFlags.Instance)!
            .MakeGenericMethod(targetMethod!.ReturnType.GetGenericArguments()).Invoke(this, [targetMethod, args, cancel])
        : Task.FromResult("1");

    private async Task<T> Do<T>(MethodInfo method, object?[] args, CancellationToken cancel)
    {
        await act(method.Name, cancel);
        return await (Task<T>)method.Invoke(store, args)!;
    }
}

/// <summary>What a store of this project is.</summary>
public interface IWholeStore : IGraphStore, IGraphLog;
