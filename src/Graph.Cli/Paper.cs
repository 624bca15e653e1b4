using System.Globalization;
using Spectre.Console;

namespace Graph.Cli;

/// <summary>
/// What people read: tables as wide as the terminal, or, into a file or a pipe, as wide as they need to be. Each claim carries the numbers of its
/// sources, which stand below. Plain text: no colours, nothing cut off.
/// </summary>
internal sealed class Paper(Terminal terminal)
{
    /// <summary>No cell is so wide that its row would not fit.</summary>
    private const int WidthMax = 100_000;

    private readonly List<Evidence> evidence = [];

    public async Task Line(string text) => await terminal.Output.WriteLineAsync(text);

    public async Task Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = false };
        table.AddColumns([.. columns.Select(name => new TableColumn(new Text(name)) { Padding = new Padding(0, 0, 2, 0) })]);
        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(cell ?? "")));
        await Write(table);
        await Line("");
    }

    /// <summary>The numbers of pieces of evidence: the same piece has the same number wherever it stands.</summary>
    public string Marks(IEnumerable<Evidence> pieces)
    {
        var numbers = new SortedSet<int>();
        foreach (var piece in pieces)
        {
            var known = evidence.IndexOf(piece);
            if (known < 0)
            {
                evidence.Add(piece);
                known = evidence.Count - 1;
            }
            numbers.Add(known + 1);
        }
        var runs = new List<string>();
        for (var i = 0; i < numbers.Count;)
        {
            var from = numbers.ElementAt(i);
            var to = from;
            while (++i < numbers.Count && numbers.ElementAt(i) == to + 1)
                to++;
            runs.Add(to == from ? $"{Number(from)}" : $"{Number(from)}{(to == from + 1 ? "," : "–")}{Number(to)}");
        }
        return runs.Count == 0 ? "" : $"[{string.Join(',', runs)}]";
    }

    /// <summary>Who says so.</summary>
    public async Task Sources()
    {
        if (evidence.Count == 0)
            return;
        await Line("Who says so");
        var grid = new Grid();
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 1, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(0) });
        for (var i = 0; i < evidence.Count; i++)
            grid.AddRow(new Text($"[{Number(i + 1)}]"), new Text(Words.Of(evidence[i])));
        await Write(grid);
        await Line("");
    }

    private async Task Write(Spectre.Console.Rendering.IRenderable what)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = terminal.Width ?? WidthMax;
        console.Profile.Capabilities.Unicode = true;
        console.Write(what);
        foreach (var line in text.ToString().TrimEnd().Split('\n'))
            await Line(line.TrimEnd());
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
