namespace Graph.Tests.Storage;

public abstract partial class GraphContract
{
    [Fact]
    public async Task A_cell_says_when_the_two_last_met_how_often_and_who_says_so()
    {
        var graph = await Given([.. Some.People("anna", "boris"), Some.Met("anna", "boris", "2023"), .. Some.Meeting("talks", "2024-02-02", "anna", "boris")]);

        var matrix = await graph.FindMatrix(new MatrixQuestion { Rows = ["anna"], Columns = ["boris"] }, default);

        var cell = Assert.Single(matrix.Cells);
        Assert.Equal(("anna", "boris", "met"), (cell.Row.Id, cell.Column.Id, cell.Answer));
        Assert.Equal((2, "2023", "2024-02-02", "talks"), (cell.Met!.Count, cell.Met.First, cell.Met.Last, cell.Met.LastMeeting));
        Assert.Equal(["stated", "meeting"], cell.Met.Bases);
        Assert.Equal(["anna PARTICIPATED_IN talks.", "boris PARTICIPATED_IN talks."], cell.Evidence.Select(item => item.Summary));
    }

    [Fact]
    public async Task Never_in_what_was_read_is_told_from_not_known()
    {
        var graph = await Given([.. Some.People("anna", "boris", "carla", "dario"), .. Some.Meeting("talks", "2024-02-02", "anna", "carla"), .. Some.Meeting("other", "2024-02-03", "boris", "carla"), .. Some.Meeting("early", "1999", "boris", "carla")]);

        var ever = await Cells(graph, new() { Rows = ["anna", "boris", "dario"] });
        var then = await Cells(graph, new() { Rows = ["anna", "boris", "carla"], When = DateRange.Of("1998", "2000") });
        var nothingRead = await graph.FindMatrix(new MatrixQuestion { Rows = ["anna"], Columns = ["carla"], When = DateRange.Of("2010", "2011") }, default);

        Assert.Equal(["anna boris never", "anna dario unknown", "boris anna never", "boris dario unknown", "dario anna unknown", "dario boris unknown"], ever);
        Assert.Equal(["anna boris unknown", "anna carla unknown", "boris anna unknown", "boris carla met", "carla anna unknown", "carla boris met"], then);
        Assert.Equal("unknown", Assert.Single(nothingRead.Cells).Answer);
        Assert.False(nothingRead.Rows[0].Happened);
    }

    [Fact]
    public async Task Offices_countries_and_groups_have_cells_of_their_own_and_members_are_not_counted_for_a_group()
    {
        var graph = await Given([Some.Country("france"), Some.Country("italy"), Some.Office("minister", "france"), Some.Institution("nato"), Some.Person("anna"), Some.Relation("MEMBER_OF", "italy", "nato"),
            .. Some.Meeting("talks", "2024-03-04", "minister", "italy"), .. Some.Meeting("more", "2024-03-05", "nato", "anna")]);

        var cells = await Cells(graph, new() { Rows = ["france", "minister", "nato"], Columns = ["italy"] });

        Assert.Equal(["france italy met", "minister italy met", "nato italy never"], cells);
        Assert.Equal(["france minister never"], await Cells(graph, new() { Rows = ["france"], Columns = ["minister"] }));
    }

    [Fact]
    public async Task A_grid_takes_names_and_leaves_out_an_entity_with_itself()
    {
        var graph = await Given(Some.Person("anna", "Anna Bell"), Some.Person("boris"), Some.Met("anna", "boris"));

        var matrix = await graph.FindMatrix(new MatrixQuestion { Rows = ["Bell", "anna", "boris"] }, default);

        Assert.Equal(["anna", "boris"], Ids(matrix.Rows.Select(row => row.Entity)));
        Assert.Equal(["anna boris", "boris anna"], matrix.Cells.Select(cell => $"{cell.Row.Id} {cell.Column.Id}"));
        Assert.Equal("Bell", Assert.Single(matrix.Understood!).Asked);
        Assert.Null(matrix.Cells[0].Met!.Last);
    }

    [Fact]
    public async Task A_grid_has_rows_and_no_more_than_it_may_have()
    {
        var graph = await Given(Some.Person("anna"));

        Assert.Equal(GraphCode.MissingParameter, (await Assert.ThrowsAsync<GraphException>(() => graph.FindMatrix(new MatrixQuestion(), default))).Code);
        Assert.Equal(GraphCode.BadValue, (await Assert.ThrowsAsync<GraphException>(() => graph.FindMatrix(new MatrixQuestion { Rows = ["anna"], Columns = [.. Enumerable.Repeat("anna", 31)] }, default))).Code);
    }

    private static async Task<string[]> Cells(IGraphStore graph, MatrixQuestion question) =>
        [.. (await graph.FindMatrix(question, default)).Cells.Select(cell => $"{cell.Row.Id} {cell.Column.Id} {cell.Answer}")];
}
