using System.CommandLine;

namespace Graph.Cli;

/// <summary>In which form an answer goes out.</summary>
internal enum Form
{
    Table,
    Json,
    Csv,
    Ndjson,
}

/// <summary>How much of an answer can be asked for.</summary>
internal enum Extent
{
    /// <summary>One record, or an answer that is given whole: as a table or JSON.</summary>
    One,

    /// <summary>Rows, all of them at once.</summary>
    Whole,

    /// <summary>Rows, as many as a limit says.</summary>
    Bounded,

    /// <summary>Rows in pages.</summary>
    Pages,
}

/// <summary>The options of all questions: which graph is asked, in which form it answers, and with how much.</summary>
internal sealed class QuestionOptions
{
    private readonly StoreOptions store;
    private readonly ApiOptions api;
    private readonly Option<bool> json = new("--json") { Description = "JSON, as the API gives it." };
    private readonly Option<bool> csv = new("--csv") { Description = "CSV, as the API gives it." };
    private readonly Option<bool> ndjson = new("--ndjson") { Description = "NDJSON, one row a line." };
    private readonly Option<bool> all = new("--all") { Description = "All rows, however many. CSV and NDJSON have all unless --limit is given." };
    private readonly Option<string?> cursor = Options.One("--cursor", "CURSOR", "The next of the page before, with the same question.");

    private QuestionOptions(Command command)
    {
        store = StoreOptions.AddTo(command);
        api = ApiOptions.AddTo(command, store);
    }

    public Option<int?> Limit { get; } = Options.Limit();

    public static QuestionOptions AddTo(Command command, Extent extent)
    {
        var options = new QuestionOptions(command);
        command.Add(options.json);
        if (extent != Extent.One)
        {
            command.Add(options.csv);
            command.Add(options.ndjson);
        }
        if (extent is Extent.Bounded or Extent.Pages)
            command.Add(options.Limit);
        if (extent == Extent.Pages)
        {
            command.Add(options.all);
            command.Add(options.cursor);
            NotBoth(command, options.all, options.Limit);
        }
        NotBoth(command, options.json, options.csv);
        NotBoth(command, options.json, options.ndjson);
        NotBoth(command, options.csv, options.ndjson);
        return options;
    }

    public async Task<Asking> Open(ParseResult asked, Terminal terminal, CancellationToken cancel)
    {
        var (graph, owner) = await Graph(asked, terminal, cancel);
        var form = Is(json) ? Form.Json : Is(csv) ? Form.Csv : Is(ndjson) ? Form.Ndjson : Form.Table;
        var limit = Has(Limit) ? asked.GetValue(Limit) : null;
        return new Asking(graph, owner, terminal, form)
        {
            Limit = limit ?? BoundedQuestion.LimitDefault,
            All = Is(all) || (limit is null && form is Form.Csv or Form.Ndjson),
            Cursor = Has(cursor) ? asked.GetValue(cursor) : null,
        };

        bool Has(Option option) => asked.CommandResult.Command.Options.Contains(option);

        bool Is(Option<bool> option) => Has(option) && asked.GetValue(option);
    }

    private async Task<(IGraphStore Graph, IDisposable Owner)> Graph(ParseResult asked, Terminal terminal, CancellationToken cancel)
    {
        if (await api.Open(asked, cancel) is { } there)
            return there;
        var open = await store.OpenOrMake(asked, terminal, cancel);
        return (open.Questions, open);
    }

    private static void NotBoth(Command command, Option one, Option other) => command.Validators.Add(result =>
    {
        if (result.GetResult(one) is { Implicit: false } && result.GetResult(other) is { Implicit: false })
            result.AddError($"{one.Name} and {other.Name} cannot both be given.");
    });
}
