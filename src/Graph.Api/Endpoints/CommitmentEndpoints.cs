using P = Graph.Api.Parameters;

namespace Graph.Api.Endpoints;

internal static class CommitmentEndpoints
{
    private const string Tag = "Commitments";

    private static readonly Parameter[] Filters = [P.By, P.For, P.At, P.Area, P.Since, P.Until, P.Currency, P.Min, P.Max, P.CommitmentStatus];

    public static void MapCommitments(this IEndpointRouteBuilder v1)
    {
        v1.List("/commitments", new("findCommitments", Tag, "What was asked, offered, promised or done", [P.Act, .. Filters], "?act=PROPOSED&by=france&currency=EUR", GraphCode.UnknownCommitment), Csv.Commitments,
            (asked, store, cancel) => FindCommitments(asked, asked.Many(P.Act), store, cancel));
        v1.List("/pledges", new("findPledges", Tag, "Commitments that somebody pledged", Filters, "?at=paris-summit-on-ukraine-2024-02&by=canada&limit=1", GraphCode.UnknownCommitment), Csv.Commitments,
            (asked, store, cancel) => FindCommitments(asked, ["PLEDGED"], store, cancel));
        v1.List("/proposals", new("findProposals", Tag, "Commitments that somebody proposed", Filters, "?by=ursula-von-der-leyen", GraphCode.UnknownCommitment), Csv.Commitments,
            (asked, store, cancel) => FindCommitments(asked, ["PROPOSED"], store, cancel));
        v1.List("/commitments/totals", new("sumCommitments", Tag, "Sums of commitments per currency and act, by giver, receiver, area and month", [P.GroupBy, P.Act, .. Filters], "?groupBy=giver&act=PROPOSED&currency=EUR&limit=1", GraphCode.UnknownCommitment), Csv.Totals, SumCommitments);
        v1.One("/commitments/{id}", new("getCommitment", Tag, "One commitment", [P.Id], "caesar-production-increase", GraphCode.UnknownCommitment), GetCommitment);
    }

    private static async Task<Page<Commitment>?> FindCommitments(Asked asked, IReadOnlyList<string> acts, IGraphStore store, CancellationToken cancel) =>
        await store.FindCommitments(asked.Paged(Filtered(asked, acts)), cancel);

    private static async Task<Page<Total>?> SumCommitments(Asked asked, IGraphStore store, CancellationToken cancel)
    {
        var groups = asked.Many(P.GroupBy) is { Count: > 0 } named ? Enum.GetValues<Group>().Where(group => named.Contains(group.Word())) : [Group.Act];
        return await store.SumCommitments(asked.Paged(new TotalQuestion(Filtered(asked, asked.Many(P.Act))) { Groups = [.. groups] }), cancel);
    }

    private static CommitmentQuestion Filtered(Asked asked, IReadOnlyList<string> acts) => new()
    {
        Acts = acts,
        By = asked.Many(P.By),
        For = asked.Many(P.For),
        At = asked.One(P.At),
        Areas = asked.Many(P.Area),
        When = asked.Range(),
        Currency = asked.One(P.Currency)?.ToUpperInvariant(),
        Min = asked.Money(P.Min),
        Max = asked.Money(P.Max),
        Status = asked.One(P.CommitmentStatus),
    };

    private static Task<Commitment?> GetCommitment(Asked asked, IGraphStore store, CancellationToken cancel) => store.GetCommitment(asked.Id, cancel);
}
