using Graph.Editing;

namespace Graph.Tests.Storage;

public abstract partial class EditorContract
{
    [Theory]
    [InlineData("Sébastien Lecornu", "sebastien-lecornu")]
    [InlineData("Володимир Зеленський", "volodimir-zelenskii")]
    [InlineData("O’Brien & Sons — (Kyiv)", "obrien-sons-kyiv")]
    [InlineData("習近平", "person")]
    public async Task An_id_is_made_from_the_name(string name, string id)
    {
        var (graph, editor) = await Given();

        var made = await editor.Create(Some.Person("", name), Anna, default);

        Assert.Equal((id, 1, "anna", "create"), (made.Key.Id, made.Version, made.Entry.By, made.Entry.Action));
        Assert.Equal(name, (await graph.GetEntity(id, null, default))!.Name);
    }

    [Fact]
    public async Task Where_an_id_is_taken_a_year_or_a_number_is_added()
    {
        var (_, editor) = await Given(Some.Person("jean-petit"), Some.Event("paris-talks", "2024-05"));

        string[] made =
        [
            (await editor.Create(Some.Person("", "Jean Petit"), Anna, default)).Key.Id,
            (await editor.Create(Some.Person("", "Jean Petit"), Anna, default)).Key.Id,
            (await editor.Create(Some.Event("", "2025-03-02") with { Name = "Paris talks" }, Anna, default)).Key.Id,
            (await editor.Create(Some.Event("", "2025-03-09") with { Name = "Paris talks" }, Anna, default)).Key.Id,
        ];

        Assert.Equal(["jean-petit-2", "jean-petit-3", "paris-talks-2025", "paris-talks-2"], made);
    }

    [Fact]
    public async Task A_relation_has_its_id_from_its_type_and_ends()
    {
        var (graph, editor) = await Given([.. Some.People("anna", "boris"), Some.Met("anna", "boris", "2024")]);

        var first = await editor.Create(Some.Met("boris", "anna", "2025-01") with { Id = "" }, Anna, default);
        var second = await editor.Create(Some.Met("anna", "boris", "2025-02") with { Id = "" }, Anna, default);

        Assert.Equal(("boris--met-with--anna", "anna--met-with--boris-2025"), (first.Key.Id, second.Key.Id));
        Assert.Equal(3, (await graph.FindMeetings(new() { Who = ["anna"] }, default)).Items.Count);
        Assert.Equal("anna", (await editor.GetRelation(second.Key.Id, default))!.RecordedBy);
    }

    [Fact]
    public async Task An_event_and_who_met_whom_do_not_share_an_id()
    {
        var (graph, editor) = await Given([.. Some.People("anna", "boris"), Some.Event("talks", "2024-05-06"), Some.Met("anna", "boris", "2024") with { Id = "met" }]);
        GraphRecord[] taken = [Some.Met("anna", "boris", "2025") with { Id = "talks" }, Some.Event("met", "2024-07-08"), Some.Event("both", "2024"), Some.Met("boris", "anna", "2024") with { Id = "both" }];

        foreach (var record in taken[..2])
            Assert.Equal("/id", Assert.Single((await Refused(GraphCode.InvalidRecords, () => editor.Create(record, Anna, default))).Faults!).At);
        Assert.Equal(["1:/id", "2:/id", "3:/id", "4:/id"], (await Refused(GraphCode.InvalidRecords, () => Import(editor, taken))).Faults!.Select(fault => fault.At));
        Assert.Equal("met-2024", (await editor.Create(Some.Event("", "2024-07-08") with { Name = "Met" }, Anna, default)).Key.Id);
        Assert.Equal("met", (await editor.Create(Some.Person("met"), Anna, default)).Key.Id);

        await editor.Remove(Relation("met"), 1, Anna, default);
        await editor.Remove(Entity("met"), 1, Anna, default);
        await editor.Restore(Entity("met"), 1, Anna, default);
        await editor.Restore(Relation("met"), 1, Anna, default);
        Assert.Equal("anna met boris", (await graph.GetMeeting("met", default))!.Name);
    }

    [Fact]
    public async Task An_event_is_not_restored_beside_who_met_whom_under_its_id_nor_does_another_relation_become_such()
    {
        var (_, editor) = await Given([.. Some.People("anna", "boris"), Some.Event("talks", "2024-05-06")]);
        await editor.Remove(Entity("talks"), 1, Anna, default);
        await editor.Create(Some.Met("anna", "boris", "2025") with { Id = "talks" }, Anna, default);

        Assert.Equal("/id", Assert.Single((await Refused(GraphCode.InvalidRecords, () => editor.Restore(Entity("talks"), 1, Anna, default))).Faults!).At);

        await editor.Create(Some.Event("visit", "2024-05-07"), Anna, default);
        await editor.Create(Some.TookPart("anna", "visit") with { Id = "visit" }, Anna, default);
        Assert.Equal("/id", Assert.Single((await Refused(GraphCode.InvalidRecords, () => editor.Replace(Some.Met("anna", "boris") with { Id = "visit" }, 1, Anna, default))).Faults!).At);
        Assert.Equal(2, (await editor.Replace(Some.Met("boris", "anna") with { Id = "talks" }, 1, Anna, default)).Version);
    }

    [Fact]
    public async Task The_id_of_what_is_gone_is_given_to_nobody_else()
    {
        var (_, editor) = await Given(Some.Person("anna"));
        await editor.Remove(Entity("anna"), 1, Anna, default);

        var other = await editor.Create(Some.Person("", "Anna"), Anna, default);

        Assert.Equal("anna-2", other.Key.Id);
        Assert.Equal("/id", Assert.Single((await Refused(GraphCode.InvalidRecords, () => editor.Create(Some.Person("anna"), Anna, default))).Faults!).At);
    }

    [Fact]
    public async Task All_faults_of_a_record_are_told_at_once_and_nothing_is_written()
    {
        var (graph, editor) = await Given(Some.Person("anna"));
        var version = await graph.GetVersion(default);
        var wrong = Some.Met("anna", "nobody", "2024-02-30", ("dat", "2024")) with { Evidence = [new() { Source = "hearsay", Summary = "" }] };

        var refusal = await Refused(GraphCode.InvalidRecords, () => editor.Create(wrong, Anna, default));

        Assert.Equal(["/to", "/date", "/dat", "/evidence/0/source", "/evidence/0/summary"], refusal.Faults!.Select(fault => fault.At));
        Assert.Equal(version, await graph.GetVersion(default));
    }

    [Fact]
    public async Task A_place_does_not_lie_within_itself_and_an_amount_has_an_end()
    {
        var (graph, editor) = await Given(Some.Place("paris"));
        var version = await graph.GetVersion(default);
        object[] amounts = [new { value = 1_000_000_000_000_000_001m, currency = "EUR", asStated = "much" }];

        var made = await Refused(GraphCode.InvalidRecords, () => editor.Create(Some.Place("lyon", within: "lyon"), Anna, default));
        var changed = await Refused(GraphCode.InvalidRecords, () => editor.Replace(Some.Place("paris", within: "paris"), 1, Anna with { Reason = "a slip" }, default));
        var much = await Refused(GraphCode.InvalidRecords, () => editor.Create(Some.Commitment("tanks", ("amounts", amounts)), Anna, default));

        Assert.Equal(["/within: within names another entity, not this one itself", "/within: within names another entity, not this one itself", "/amounts/0/value: an amount is at most 1000000000000000000"],
            new[] { made, changed, much }.Select(refusal => Assert.Single(refusal.Faults!)).Select(fault => $"{fault.At}: {fault.Detail}"));
        Assert.Equal(version, await graph.GetVersion(default));
    }

    [Fact]
    public async Task A_change_names_the_version_that_it_changes()
    {
        var (graph, editor) = await Given(Some.Person("anna"));
        var renamed = Some.Person("anna", "Anna Bell");

        await Refused(GraphCode.PreconditionRequired, () => editor.Replace(renamed, null, Anna, default));
        var changed = await editor.Replace(renamed, 1, Anna, default);
        await Refused(GraphCode.PreconditionFailed, () => editor.Replace(Some.Person("anna", "Anna Ball"), 1, Anna, default));
        await Refused(GraphCode.PreconditionFailed, () => editor.Remove(Entity("anna"), 1, Anna, default));

        Assert.Equal(2, changed.Version);
        Assert.Equal("Anna Bell", (await graph.GetEntity("anna", null, default))!.Name);
    }

    [Fact]
    public async Task Of_editors_who_change_one_version_at_once_one_is_heard()
    {
        var (_, editor) = await Given(Some.Person("anna"));

        var edits = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Record.ExceptionAsync(async () => await editor.Replace(Some.Person("anna", $"Anna {i}"), 1, Anna, default)).AsTask())));

        Assert.Single(edits, fault => fault is null);
        Assert.All(edits.OfType<Exception>(), fault => Assert.Equal(GraphCode.PreconditionFailed, Assert.IsType<GraphException>(fault).Code));
        Assert.Equal(2, (await editor.ReadHistory(Entity("anna"), default))!.Count);
    }

    [Fact]
    public async Task A_correction_has_a_reason_of_one_line()
    {
        var (_, editor) = await Given([.. Some.People("anna", "boris")]);
        var silent = new Author("anna");

        await Refused(GraphCode.MissingParameter, () => editor.Replace(Some.Person("anna", "A."), 1, silent, default));
        await Refused(GraphCode.MissingParameter, () => editor.Remove(Entity("anna"), 1, silent with { Reason = " " }, default));
        await Refused(GraphCode.MissingParameter, () => editor.Merge("anna", "boris", silent, default));
        await Refused(GraphCode.BadText, () => editor.Merge("anna", "boris", silent with { Reason = "one\ntwo" }, default));

        Assert.Equal("carla", (await editor.Create(Some.Person("carla"), silent, default)).Key.Id);
    }

    [Fact]
    public async Task A_removed_record_is_gone_for_readers_and_for_edits()
    {
        var (graph, editor) = await Given(Some.Person("anna"));

        var removed = await editor.Remove(Entity("anna"), 1, Anna, default);

        Assert.Equal((2, null), (removed.Version, removed.Record));
        Assert.Null(await graph.GetEntity("anna", null, default));
        Assert.Empty((await graph.ListEntities(new(), default)).Items);
        await Refused(GraphCode.Gone, () => editor.Replace(Some.Person("anna"), 2, Anna, default));
        await Refused(GraphCode.UnknownEntity, () => editor.Replace(Some.Person("boris"), 1, Anna, default));
        Assert.Contains("was removed", (await Refused(GraphCode.InvalidRecords, () => editor.Create(Some.Met("anna", "anna"), Anna, default))).Faults![0].Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_others_rest_on_is_not_removed()
    {
        var (_, editor) = await Given([Some.Country("france"), .. Some.People("anna", "boris"), Some.Office("minister", "france"), Some.Met("anna", "boris")]);

        var person = await Refused(GraphCode.StillUsed, () => editor.Remove(Entity("anna"), 1, Anna, default));
        var country = await Refused(GraphCode.StillUsed, () => editor.Remove(Entity("france"), 1, Anna, default));
        var source = await Refused(GraphCode.StillUsed, () => editor.Remove(new(RecordKind.Source, Some.Report), 1, Anna, default));

        Assert.Contains("relation anna--met-with--boris", person.Message, StringComparison.Ordinal);
        Assert.Contains("entity minister", country.Message, StringComparison.Ordinal);
        Assert.Contains("relation anna--met-with--boris", source.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_judgement_goes_with_what_it_is_about()
    {
        var (_, editor) = await Given([.. Some.People("anna", "boris")]);
        var judged = await editor.Judge("boris", "anna", "different", Anna, default);

        await editor.Remove(Entity("anna"), 1, Anna, default);

        Assert.Equal("anna--is--boris", judged.Key.Id);
        Assert.Null((await editor.Read(judged.Key, default))!.Record);
    }

    [Fact]
    public async Task A_record_is_made_again_what_it_was()
    {
        var (graph, editor) = await Given(Some.Person("anna", "Anna Bell"));
        await editor.Replace(Some.Person("anna", "Anna Ball"), 1, Anna, default);
        await editor.Remove(Entity("anna"), 2, Anna, default);

        var restored = await editor.Restore(Entity("anna"), 1, Anna, default);

        Assert.Equal((4, "restore"), (restored.Version, restored.Entry.Action));
        Assert.Equal("Anna Bell", (await graph.GetEntity("anna", null, default))!.Name);
        await Refused(GraphCode.BadValue, () => editor.Restore(Entity("anna"), 3, Anna, default));
        await Refused(GraphCode.BadValue, () => editor.Restore(Entity("anna"), 5, Anna, default));
        await Refused(GraphCode.UnknownEntity, () => editor.Restore(Entity("boris"), 1, Anna, default));
    }

    [Fact]
    public async Task A_change_is_taken_back_and_later_ones_elsewhere_stay()
    {
        var (_, editor) = await Given(Some.Person("anna", "Anna", "A."));
        await editor.Replace(Some.Person("anna", "Anna Bell", "A.", "B."), 1, Anna, default);
        await editor.Replace(Some.Person("anna", "Anna Bell", "A.", "B.", "C.") with { Description = "Minister" }, 2, Anna, default);

        var back = await editor.TakeBack(Entity("anna"), 2, Anna, default);

        var record = Assert.IsType<EntityRecord>(back.Record);
        Assert.Equal(("Anna", "Minister", 4), (record.Name, record.Description, back.Version));
        Assert.Equal(["A.", "C."], record.Aliases);
    }

    [Fact]
    public async Task A_change_that_was_built_on_is_not_taken_back()
    {
        var (_, editor) = await Given(Some.Person("anna", "Anna"));
        await editor.Replace(Some.Person("anna", "Anna Bell"), 1, Anna, default);
        await editor.Replace(Some.Person("anna", "Anna Ball"), 2, Anna, default);

        await Refused(GraphCode.EditedSince, () => editor.TakeBack(Entity("anna"), 2, Anna, default));

        Assert.Equal(3, (await editor.Read(Entity("anna"), default))!.Version);
    }

    [Fact]
    public async Task An_edit_that_changes_nothing_makes_no_version()
    {
        var (graph, editor) = await Given(Some.Event("talks", "2024"));
        var version = await graph.GetVersion(default);

        var same = await editor.Replace(Some.Event("talks", "2024"), 1, Anna, default);

        Assert.Equal(1, same.Version);
        Assert.Equal(version, await graph.GetVersion(default));
    }

    [Fact]
    public async Task An_entity_keeps_its_type()
    {
        var (_, editor) = await Given([.. Some.People("anna", "boris"), Some.Met("anna", "boris")]);

        var refusal = await Refused(GraphCode.InvalidRecords, () => editor.Replace(Some.Country("anna"), 1, Anna, default));

        Assert.Equal(["/type"], refusal.Faults!.Select(fault => fault.At));
    }

    [Fact]
    public async Task Under_one_idempotency_key_an_edit_is_made_once()
    {
        var (graph, editor) = await Given();
        var once = Anna with { Once = "k-1" };
        var first = await editor.Create(Some.Person("", "Boris"), once, default);
        await editor.Replace(Some.Person("boris", "Boris II"), 1, Anna, default);

        var again = await editor.Create(Some.Person("", "Boris"), once, default);
        await Refused(GraphCode.IdempotencyKeyReused, () => editor.Create(Some.Person("", "Carla"), once, default));
        var other = await editor.Create(Some.Person("", "Carla"), once with { By = "dora" }, default);

        Assert.Equal((first.Key, first.Version, first.Entry), (again.Key, again.Version, again.Entry));
        Assert.Equal("carla", other.Key.Id);
        Assert.Equal(2, (await graph.ListEntities(new(), default)).Items.Count);
    }

    [Fact]
    public async Task An_idempotency_key_is_kept_for_a_day_and_not_when_the_edit_was_refused()
    {
        var (_, editor) = await Given();
        var once = Anna with { Once = "k-1" };
        await Refused(GraphCode.InvalidRecords, () => editor.Create(Some.Person("", "—"), once, default));
        await editor.Create(Some.Person("", "Boris"), once, default);
        Time.Now += TimeSpan.FromHours(23);
        Assert.Equal("boris", (await editor.Create(Some.Person("", "Boris"), once, default)).Key.Id);

        Time.Now += TimeSpan.FromHours(2);

        Assert.Equal("boris-2", (await editor.Create(Some.Person("", "Boris"), once, default)).Key.Id);
    }

    [Fact]
    public async Task A_clock_that_goes_back_changes_no_order()
    {
        var (_, editor) = await Given();
        await editor.Create(Some.Person("boris"), Anna, default);
        Time.Now -= TimeSpan.FromDays(400);

        await editor.Create(Some.Person("anna"), Anna, default);

        var changes = await editor.ReadChanges(null, 10, default);
        Assert.Equal([Some.Report, "boris", "anna"], changes.Items.Select(edit => edit.Id));
    }
}
