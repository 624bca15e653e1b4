namespace Graph.Cli;

/// <summary>A question under way: the graph that is asked, and the way its answer goes out. Data goes to standard output, all else to standard error.</summary>
internal sealed class Asking(IGraphStore graph, IDisposable owner, Terminal terminal, Form form) : IDisposable
{
    private readonly Told told = new(terminal.Error);
    private string? version;

    public IGraphStore Graph => graph;

    public Form Form => form;

    public int Limit { get; init; }

    public bool All { get; init; }

    public string? Cursor { get; init; }

    /// <summary>What a table is written on.</summary>
    public Paper Paper { get; } = new(terminal);

    /// <summary>A list, page after page as they are read, so that the whole of it is never in memory, but for JSON, which is one document.</summary>
    /// <param name="title">What a table answers.</param>
    /// <param name="sheet">The table for people.</param>
    /// <param name="csv">The table for scripts.</param>
    /// <param name="question">Without its page.</param>
    /// <param name="ask">The question of the port.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>How the command ends.</returns>
    public async Task<int> List<T, TQuestion>(Func<IReadOnlyList<Understood>, Task<string>> title, Sheet<T> sheet, Csv<T> csv, TQuestion question, Func<TQuestion, CancellationToken, Task<Page<T>?>> ask, CancellationToken cancel)
        where TQuestion : ListQuestion
    {
        version = await graph.GetVersion(cancel);
        var (cursor, count, first) = (Cursor, 0L, true);
        var (whole, understood) = (new List<T>(), (IReadOnlyList<Understood>?)null);
        do
        {
            var page = await ask(question with { Limit = All ? BoundedQuestion.LimitMax : Limit, Cursor = cursor }, cancel) ?? throw new GraphException(GraphCode.UnknownEntity, "It was removed meanwhile.");
            if (first)
                await Say(page.Understood);
            switch (form)
            {
                case Form.Json:
                    whole.AddRange(page.Items);
                    understood = page.Understood;
                    break;
                case Form.Table:
                    if (first)
                        await Paper.Line(await title(page.Understood ?? []));
                    if (page.Items.Count > 0)
                        await sheet.Write(Paper, page.Items);
                    break;
                default:
                    await Rows(csv, page.Items, first);
                    break;
            }
            count += page.Items.Count;
            cursor = page.Next;
            first = false;
            told.Progress(() => $"{count} rows so far.");
        }
        while (All && cursor is not null);
        if (form == Form.Json)
            await Json(new Page<T>(whole, cursor, understood));
        if (form == Form.Table && count == 0)
            await Paper.Line("Nothing.");
        if (form == Form.Table && cursor is not null)
            await Paper.Line($"There are more than these {count}: --all gives all, --limit N up to {BoundedQuestion.LimitMax}.");
        return await End(count > 0, cancel);
    }

    /// <summary>An answer that is given whole.</summary>
    public async Task<int> Whole<T, TItem>(Csv<TItem> csv, Func<CancellationToken, Task<T?>> ask, Func<T, IReadOnlyList<TItem>> items, Func<T, Task> table, CancellationToken cancel)
        where T : WholeAnswer
    {
        version = await graph.GetVersion(cancel);
        var answer = await ask(cancel) ?? throw new GraphException(GraphCode.UnknownEntity, "It was removed meanwhile.");
        await Say(answer.Understood);
        if (form == Form.Table)
            await table(answer);
        else if (form == Form.Json)
            await Json(answer);
        else
            await Rows(csv, items(answer), header: true);
        return await End(items(answer).Count > 0, cancel);
    }

    /// <summary>One record.</summary>
    public async Task<int> One<T>(Func<CancellationToken, Task<T>> ask, Func<T, Task> table, CancellationToken cancel)
    {
        version = await graph.GetVersion(cancel);
        var answer = await ask(cancel);
        await (form == Form.Table ? table(answer) : Json(answer));
        return await End(true, cancel);
    }

    /// <summary>What a name was taken for, where it is not an id.</summary>
    public async Task Say(IReadOnlyList<Understood>? understood)
    {
        foreach (var one in understood ?? [])
            await terminal.Error.WriteLineAsync($"'{one.Asked}' is taken for {one.Entity.Name} ({one.Entity.Type} {one.Entity.Id}; matched: {one.Matched}).");
    }

    /// <summary>The sources below the tables, and the version of the data.</summary>
    public async Task<int> End(bool found, CancellationToken cancel)
    {
        var now = await graph.GetVersion(cancel);
        var of = now == version || version is null ? $"Version of the data: {now}." : $"Versions of the data: {version} to {now}, since it was written meanwhile.";
        if (form == Form.Table)
        {
            await Paper.Sources();
            await Paper.Apart(of);
        }
        else
        {
            await terminal.Error.WriteLineAsync(of);
        }
        return found ? CommandLine.Done : CommandLine.NothingFound;
    }

    public void Dispose() => owner.Dispose();

    private async Task Rows<T>(Csv<T> csv, IReadOnlyList<T> items, bool header) =>
        await terminal.Output.WriteAsync(Text(form == Form.Csv ? csv.Write(items, header, mark: false) : WireJson.Lines(items)));

    private async Task Json<T>(T answer) => await terminal.Output.WriteAsync(Text(WireJson.Bytes(answer)) + "\n");

    private static string Text(byte[] utf8) => System.Text.Encoding.UTF8.GetString(utf8);
}
