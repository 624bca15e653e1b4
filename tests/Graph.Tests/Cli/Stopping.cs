using System.Reflection;

namespace Graph.Tests.Cli;

/// <summary>A log that is interrupted after some writes.</summary>
public class Stopping : DispatchProxy
{
    private IGraphLog? log;
    private int left;

    internal static IGraphLog After(int writes, IGraphLog log)
    {
        var made = Create<IGraphLog, Stopping>();
        ((Stopping)made).log = log;
        ((Stopping)made).left = writes;
        return made;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == nameof(IGraphLog.Write) && left-- == 0 ? throw new OperationCanceledException() : targetMethod.Invoke(log, args);
}
