using System.Diagnostics;
using System.Text;
using Graph.Cli;

namespace Graph.Tests.Cli;

/// <summary>A command that has run: how it ended, and what it wrote.</summary>
internal sealed record Ran(int Code, string Output, string Error)
{
    /// <summary>Runs it in this process.</summary>
    public static Task<Ran> Of(params string[] args) => With("", args);

    public static Task<Ran> With(string input, params string[] args) => In(null, input, args);

    /// <summary>Runs it in this process, in a terminal of a width.</summary>
    public static async Task<Ran> In(int? width, string input, params string[] args)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var code = await CommandLine.Run(args, new Terminal(() => new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error) { Width = width });
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Where the real program lies.</summary>
    public static string Program => typeof(CommandLine).Assembly.Location;

    /// <summary>Starts the real program.</summary>
    public static Process Start(params string[] args) => StartIn("", args);

    public static Process StartIn(string folder, params string[] args) =>
        Process.Start(new ProcessStartInfo("dotnet", [Program, .. args]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder })!;

    public static async Task<Ran> End(Process program)
    {
        var (output, error) = (program.StandardOutput.ReadToEndAsync(), program.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await program.WaitForExitAsync(limit.Token);
        return new(program.ExitCode, await output, await error);
    }
}
