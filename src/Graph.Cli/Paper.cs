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

    /// <summary>How many times wider than the terminal a table may be before it is written row by row.</summary>
    private const double Wrapped = 2;

    /// <summary>What a column takes beside its cells.</summary>
    private const int PaddingWidth = 2;

    private readonly OrderedDictionary<Evidence, int> evidence = [];
    private bool blank = true;

    public async Task Line(string text)
    {
        await terminal.Output.WriteLineAsync(text);
        blank = text.Length == 0;
    }

    /// <summary>A table; in a terminal that is far too narrow for it, row by row with a line a column.</summary>
    public async Task Table(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string?>> rows)
    {
        var cells = rows.Select(row => row.Select(cell => cell ?? "").ToList()).ToList();
        var widths = columns.Select((name, i) => cells.Select(row => row[i].GetCellWidth()).Append(name.GetCellWidth()).Max()).ToList();
        if (terminal.Width is { } width && !Fit(widths, [.. columns.Select((name, i) => cells.Select(row => row[i]).Append(name).SelectMany(cell => cell.Split(' ')).Max(word => word.GetCellWidth()))], width))
        {
            await Blocks(columns, cells);
            return;
        }
        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = false };
        table.AddColumns([.. columns.Select((name, i) => new TableColumn(new Text(name)) { Padding = new Padding(0, 0, 1, 0), Width = widths[i] })]);
        foreach (var row in cells)
            table.AddRow(row.Select(cell => new Text(cell)));
        if (!blank)
            await Line("");
        await Write(table);
        await Line("");
    }

    /// <summary>Narrows the widest columns until all fit, none below its longest word: dates, numbers and names are never broken. False when that does not do.</summary>
    private static bool Fit(List<int> widths, List<int> words, int width)
    {
        var room = width - (PaddingWidth * widths.Count) - 1;
        if (widths.Sum() > Wrapped * width || words.Sum() > room)
            return false;
        while (widths.Sum() > room)
        {
            var widest = Enumerable.Range(0, widths.Count).Where(i => widths[i] > words[i]).MaxBy(i => widths[i]);
            widths[widest]--;
        }
        return true;
    }

    private async Task Blocks(IReadOnlyList<string> columns, List<List<string>> rows)
    {
        await Line("");
        foreach (var row in rows)
        {
            await Pairs(columns.Zip(row).Where(pair => pair.Second.Length > 0));
            await Line("");
        }
    }

    /// <summary>Names on the left, what they stand for on the right.</summary>
    private Task Pairs(IEnumerable<(string Name, string Text)> pairs)
    {
        var grid = new Grid();
        grid.AddColumn(new GridColumn { NoWrap = true, Padding = new Padding(0, 0, 1, 0) });
        grid.AddColumn(new GridColumn { Padding = new Padding(0) });
        foreach (var (name, text) in pairs)
            grid.AddRow(new Text(name), new Text(text));
        return Write(grid);
    }

    /// <summary>The numbers of pieces of evidence: the same piece has the same number wherever it stands.</summary>
    public string Marks(IEnumerable<Evidence> pieces)
    {
        var numbers = new SortedSet<int>();
        foreach (var piece in pieces)
        {
            evidence.TryAdd(piece, evidence.Count + 1);
            numbers.Add(evidence[piece]);
        }
        var runs = new List<string>();
        foreach (var run in numbers.Index().GroupBy(number => number.Item - number.Index))
        {
            var (from, to) = (run.First().Item, run.Last().Item);
            runs.Add(to == from ? $"{Number(from)}" : $"{Number(from)}{(to == from + 1 ? "," : "–")}{Number(to)}");
        }
        return runs.Count == 0 ? "" : $"[{string.Join(',', runs)}]";
    }

    /// <summary>A line apart from what stands above it.</summary>
    public async Task Apart(string text)
    {
        if (!blank)
            await Line("");
        await Line(text);
    }

    /// <summary>Who says so.</summary>
    public async Task Sources()
    {
        if (evidence.Count == 0)
            return;
        await Apart("Who says so");
        await Pairs(evidence.Select(one => ($"[{Number(one.Value)}]", Words.Of(one.Key))));
        await Line("");
    }

    private async Task Write(Spectre.Console.Rendering.IRenderable what)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = terminal.Width ?? WidthMax;
        console.Profile.Capabilities.Unicode = true;
        console.Write(what);
        foreach (var line in text.ToString().Split('\n').Select(line => line.TrimEnd()).SkipWhile(line => line.Length == 0).Reverse().SkipWhile(line => line.Length == 0).Reverse())
            await Line(line);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
