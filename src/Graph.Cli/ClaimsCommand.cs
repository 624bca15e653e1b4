using System.CommandLine;

namespace Graph.Cli;

internal static class ClaimsCommand
{
    private static readonly Sheet<Claim> Sheet = new Sheet<Claim>().Column("when", claim => claim.Relation.Date).Column("from", claim => claim.Relation.From.Name).Column("relation", claim => Words.Said(claim.Relation.Type))
        .Column("to", claim => claim.Relation.To.Name).Column("with", claim => Words.Fields(claim.Relation)).Column("rests on", claim => claim.Alone ? "this alone" : "others too").Evidence(claim => claim.Relation.Evidence);

    public static Command Make(Terminal terminal)
    {
        var command = new Command("claims", """
            All that rests on a source: what falls if it falls.

            Example:
              graph claims report-2025-03-12 --alone
            """);
        var source = new Argument<string>("SOURCE") { Description = "The id of a source, as 'graph sources' has it." };
        var alone = new Option<bool>("--alone") { Description = "Only what rests on this source and no other." };
        command.Add(source);
        command.Add(alone);
        return command.Asks(terminal, QuestionOptions.AddTo(command, Extent.Pages), async (asked, asking, cancel) =>
        {
            var id = asked.GetRequiredValue(source);
            var read = await asking.Graph.GetSource(id, cancel) ?? throw new GraphException(GraphCode.UnknownSource, $"There is no source with the id '{Quoted.Shorten(id)}'; 'graph sources' lists them.");
            return await asking.List(_ => Task.FromResult($"What rests on {Words.Joined(", ", read.Publisher, read.Title, read.Published)}"), Sheet, Csv.Claims, new ClaimQuestion(read.Id) { Alone = asked.GetValue(alone) }, asking.Graph.ListClaims, cancel);
        });
    }
}
