namespace Graph.Api;

/// <summary>What an operator reads.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "The graph is at {Store}, version {Version}.")]
    public static partial void Opened(ILogger logger, string store, string version);

    [LoggerMessage(2, LogLevel.Critical, "Not started: {Reason}")]
    public static partial void NotStarted(ILogger logger, string reason);

    [LoggerMessage(3, LogLevel.Error, "A bug: {Method} {Path} was answered with 500.")]
    public static partial void Bug(ILogger logger, Exception fault, string method, string path);

    [LoggerMessage(4, LogLevel.Error, "The store does not answer: {Method} {Path} was answered with 503. {Reason}")]
    public static partial void StoreUnavailable(ILogger logger, Exception? fault, string method, string path, string reason);

    [LoggerMessage(7, LogLevel.Error, "{Method} {Path} was answered with 507. {Reason}")]
    public static partial void DiskFull(ILogger logger, Exception? fault, string method, string path, string reason);

    [LoggerMessage(5, LogLevel.Warning, "Ended after {Milliseconds} ms: {Method} {Path}{Query}")]
    public static partial void Slow(ILogger logger, int milliseconds, string method, string path, string query);

    [LoggerMessage(20, LogLevel.Warning, "When the key '{Name}' was last used could not be noted.")]
    public static partial void UseNotNoted(ILogger logger, Exception fault, string name);

    [LoggerMessage(21, LogLevel.Error, "The identity provider at {Issuer} does not answer: tokens cannot be checked.")]
    public static partial void IssuerUnavailable(ILogger logger, Exception fault, string issuer);

    [LoggerMessage(6, LogLevel.Error, "The graph at {Store} is not there, and questions are answered with 503 until it is. {Reason}")]
    public static partial void NotOpened(ILogger logger, string store, string reason);
}
