using System.CommandLine;

namespace Graph.Cli;

internal static class MatrixCommand
{
    /// <summary>A grid whose columns would be narrower than this is written pair by pair.</summary>
    private const int ColumnMin = 14;

    private static readonly Sheet<Cell> Pairs = new Sheet<Cell>().Column("who", cell => cell.Row.Name).Column("whom", cell => cell.Column.Name).Column("met", Said).Evidence(cell => cell.Evidence);

    public static Command Make(Terminal terminal)
    {
        var command = new Command("matrix", """
            Who of several met whom: how often, when last, or never in what was read, told apart from what is not known.

            Examples:
              graph matrix lecornu blinken umerov
              graph matrix france germany --columns 'united states' --columns ukraine --csv
            """);
        var rows = Options.Several("NAME", $"People, offices, countries or institutions, {MatrixQuestion.SideMax} at most: a row each, and, without --columns, a column.", ArgumentArity.OneOrMore, actors: true);
        var columns = Options.Entities("--columns", "A column, in place of the rows themselves.");
        var (since, until, basis) = (Options.Since(), Options.Until(), Options.Basis());
        command.Add(rows);
        command.Add(columns);
        command.Add(since);
        command.Add(until);
        command.Add(basis);
        return command.Asks(terminal, QuestionOptions.AddTo(command, Extent.Whole), async (asked, asking, cancel) =>
        {
            var question = new MatrixQuestion { Rows = asked.GetRequiredValue(rows), Columns = asked.Given(columns), When = asked.Range(since, until), Bases = asked.Given(basis, Bases.Default) };
            var met = false;
            var end = await asking.Whole(Csv.Cells, async ask => (Matrix?)await asking.Graph.FindMatrix(question, ask), matrix =>
            {
                met = matrix.Cells.Any(cell => cell.Met is not null);
                return matrix.Cells;
            }, matrix => Write(asking.Paper, terminal.Width, matrix, Words.In(question.When)), cancel);
            return met ? end : CommandLine.NothingFound;
        });
    }

    private static async Task Write(Paper paper, int? width, Matrix matrix, string when)
    {
        await paper.Line($"Who met whom{when}");
        var cells = matrix.Cells.ToDictionary(cell => (cell.Row.Id, cell.Column.Id));
        if (width / (matrix.Columns.Count + 1) < ColumnMin)
        {
            await Pairs.Write(paper, matrix.Cells);
        }
        else
        {
            await paper.Table(["", .. matrix.Columns.Select(column => column.Entity.Name)], matrix.Rows.Select(row => (IReadOnlyList<string?>)
                [row.Entity.Name, .. matrix.Columns.Select(column => cells.TryGetValue((row.Entity.Id, column.Entity.Id), out var cell) ? $"{Said(cell)} {paper.Marks(cell.Evidence)}" : "–")]));
        }
        if (matrix.Cells.Any(cell => cell.Answer == "never"))
            await paper.Line("never: not in what was read, though something of both was.");
        if (matrix.Cells.Any(cell => cell.Answer == "unknown"))
            await paper.Line($"not known: of one of the two nothing was read{when}.");
    }

    private static string Said(Cell cell) => cell switch
    {
        { Met: { } met } => $"{met.Count}{(met.Last is { } last ? $", last {last}" : "")}",
        { Answer: "never" } => "never",
        _ => "not known",
    };
}
