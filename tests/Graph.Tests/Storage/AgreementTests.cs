using System.Text;
using CsCheck;
using Graph.Sqlite;

namespace Graph.Tests.Storage;

public sealed class AgreementTests(SharedApi api) : IClassFixture<SharedApi>
{
    private static readonly Gen<string> Name = Gen.OneOf([.. AnyGraph.All, "Anna", "Čapek", "Capek Anna", "FRANCE", "nat", "Белл", "Nobody at all", "Annna Bell"]);

    private static readonly Gen<string[]> Names = Name.Array[0, 2];

    private static readonly Gen<string> Actor = Gen.OneOf(AnyGraph.Actors.ToArray());

    private static readonly Gen<Basis[]> Bases = Gen.OneOf<Basis[]>([Basis.Stated], [Basis.Meeting], [Basis.Attended], [Basis.Stated, Basis.Meeting], [Basis.Stated, Basis.Meeting, Basis.Attended]);

    private static readonly Gen<ListQuestion> Question = Gen.OneOf(
        Gen.Select(Names, Names, Gen.OneOf<string?>(null, null, null, "paris", "France", "anna-b"), Bases, Gen.Bool, (who, with, place, bases, latest) =>
            (ListQuestion)new MeetingQuestion { Who = who, With = who.Length == 0 ? [] : with, Place = place, Bases = bases, LatestFirst = latest }),
        Gen.Select(Names, Gen.OneOf<string[]>([], [Schema.Person], [Schema.Country, Schema.Office]), Gen.OneOf<string?>(null, "france", "Italia"), (text, types, country) => (ListQuestion)new SearchQuestion(string.Join(' ', ["a", .. text])) { Types = types, Country = country }),
        Gen.Select(Gen.OneOf<string[]>([], ["call"], ["summit", "meeting"]), Gen.OneOf<string?>(null, "France"), (kinds, country) => (ListQuestion)new EntityQuestion { Kinds = kinds, Country = country }),
        Gen.Select(Name, Gen.Enum<Direction>(), Gen.OneOf<string[]>([], [Schema.MetWith, Schema.Said]), (id, direction, types) => (ListQuestion)new RelationQuestion(id) { Direction = direction, Types = types }),
        Gen.Select(Actor, Bases, (id, bases) => (ListQuestion)new ContactQuestion(id) { Bases = bases }),
        Name.Select(id => (ListQuestion)new TimelineQuestion(id)),
        Gen.Select(Gen.OneOf<string[]>([], ["PLEDGED"], ["PROPOSED", "DELIVERED"]), Names, Gen.OneOf<string[]>([], ["italy"]), Gen.OneOf<string?>(null, "open", "unknown"), (acts, by, @for, status) => (ListQuestion)new CommitmentQuestion { Acts = acts, By = by, For = @for, Status = status }),
        Gen.Select(Names, Names, Gen.OneOf<string?>(null, "tank", "will come"), (by, about, text) => (ListQuestion)new StatementQuestion { By = by, About = about, Text = text }),
        Names.Select(of => (ListQuestion)new JointTimelineQuestion { Of = of }),
        Gen.Select(Names, Gen.OneOf<string[]>([], ["PLEDGED"]), Gen.Enum<Group>().Array[0, 3], (by, acts, groups) => (ListQuestion)new TotalQuestion(new CommitmentQuestion { By = by, Acts = acts }) { Groups = groups }),
        Gen.Const((ListQuestion)new SourceQuestion()),
        Gen.Select(Gen.OneOf("first", "second", "third"), Gen.Bool, (id, alone) => (ListQuestion)new ClaimQuestion(id) { Alone = alone }));

    internal static readonly Gen<ListQuestion> Paged = Gen.Select(Question, AnyGraph.Range, Gen.Int[1, 5], (question, when, limit) =>
        question is DatedQuestion dated ? dated with { When = when, Limit = limit } : question with { Limit = limit });

    /// <summary>Questions whose answers are given whole.</summary>
    internal static readonly Gen<object> Whole = Gen.OneOf(
        Gen.Select(Name, Gen.OneOf<string[]>([], [Schema.MetWith, Schema.ParticipatedIn]), Gen.Int[1, 5], (id, types, limit) => (object)new NeighbourQuestion(id) { Types = types, Limit = limit }),
        Gen.Select(Name, Name, Bases, Gen.OneOf<string[]>([], [Schema.ParticipatedIn, Schema.HoldsOffice, Schema.About]), Gen.Int[1, 6], (from, to, bases, types, hops) => (object)new PathQuestion(from, to) { Bases = types.Length > 0 ? bases[1..] : bases, Types = types, MaxHops = hops, Limit = hops }),
        Gen.Select(Actor.Array[1, 3], Bases, AnyGraph.Range, Gen.Int[1, 5], (of, bases, when, limit) => (object)new CommonQuestion { Of = of, Bases = bases, When = when, Limit = limit }),
        Gen.Select(Actor.Array[0, 3], Names, Bases, AnyGraph.Range, (rows, columns, bases, when) => (object)new MatrixQuestion { Rows = rows, Columns = columns, Bases = bases, When = when }));

    [Fact]
    public Task A_store_and_a_client_of_its_api_answer_and_refuse_alike() => Gen.Select(AnyGraph.Records, Paged.Array[40], Whole.Array[20]).SampleAsync(async (records, questions, wholes) =>
    {
        using var temp = TempStore.Of(records);
        var client = api.Over(temp.Store);

        foreach (var question in questions.Concat(wholes))
            Assert.Equal(await Answer(temp.Store, question), await Answer(client, question));
        foreach (var id in (string[])[.. AnyGraph.All, "first", "r1", "r2", "nothing"])
            Assert.Equal(await Answers(temp.Store, id), await Answers(client, id));
        Assert.Equal(Json(await temp.Store.GetStats(default)), Json(await client.GetStats(default)));
    }, iter: 25, threads: 1);

    [Fact]
    public Task What_is_held_in_memory_answers_as_the_file_does() => Gen.Select(AnyGraph.Records, Paged.Where(question => question is ContactQuestion or SearchQuestion).Array[20], Whole.Array[20]).SampleAsync(async (records, contacts, wholes) =>
    {
        using var file = TempStore.Of(records, heldFrom: int.MaxValue);
        using var held = SqliteGraphStore.Open(file.Path, null, heldFrom: 0);

        foreach (var question in contacts.Concat(wholes))
            Assert.Equal(await Answer(file.Store, question), await Answer(held, question));
    }, iter: 60, threads: 1);

    [Fact]
    public Task Names_of_many_are_found_in_memory_as_in_the_file() => Gen.Select(Gen.Int[Candidates.Max - 5, Candidates.Max + 60], Gen.Int[1, 7], Gen.OneOf<string[]>([], [Schema.Person], [Schema.Institution, Schema.Person])).SampleAsync(async (count, step, types) =>
    {
        using var file = TempStore.Of([.. Enumerable.Range(0, count).Select(i => Some.Entity(i % 3 == 0 ? Schema.Institution : Schema.Person, $"n{i * step % 997}-{i}", $"{new string('ä', i * step % 5)} Bell{new string('a', i % 4)}") with { Aliases = i % 7 == 0 ? [$"Ж{i % 6}"] : [] })], heldFrom: int.MaxValue);
        using var held = SqliteGraphStore.Open(file.Path, null, heldFrom: 0);

        foreach (var text in (string[])["bell", "bel", "Bella", "ää bell", "Belll", "ж3"])
            Assert.Equal(await Answer(file.Store, new SearchQuestion(text) { Types = types, Limit = ListQuestion.LimitMax }), await Answer(held, new SearchQuestion(text) { Types = types, Limit = ListQuestion.LimitMax }));
    }, iter: 12, threads: 1);

    [Fact]
    public async Task Names_and_ids_of_many_and_of_any_length_come_back_as_written()
    {
        List<EntityRecord> people = [.. Enumerable.Range(1, 490).Select(i => Some.Person($"person-{new string('x', (i % 150) + 1)}-{i}", $"{i} {new string('ჯ', 150 + (i % 140))}"))];
        List<SourceRecord> sources = [.. people.Select((person, i) => Some.Source($"source-{i}") with { Title = person.Name, Publisher = i % 2 == 0 ? null : $"Daily {i}" })];
        using var temp = TempStore.Of([.. sources, Some.Person("hub"), .. people, .. people.Select((person, i) => Some.Met("hub", person.Id) with { Evidence = [new EvidenceRecord { Source = $"source-{i}", Summary = "They met." }] })], heldFrom: 0);

        var met = (await temp.Store.FindContacts(new("hub") { Limit = ListQuestion.LimitMax }, default))!.Items.ToDictionary(contact => contact.With.Id);
        var file = Encoding.UTF8.GetString(await temp.Store.As("ndjson"));
        var again = Encoding.UTF8.GetString(await temp.Store.As("ndjson"));

        Assert.Equal(people.Select(person => (person.Id, person.Name)), people.Select(person => (met[person.Id].With.Id, met[person.Id].With.Name)));
        Assert.Equal(sources.Select(source => (source.Id, source.Title, source.Publisher)), people.Select(person => met[person.Id].Evidence[0].Source).Select(source => (source.Id, source.Title, source.Publisher)));
        Assert.Equal(people.Count, people.Count(person => file.Contains($"\"from\":\"hub\",\"to\":\"{person.Id}\"")));
        Assert.Equal(file, again);
    }

    internal static async Task<string> Answer(IGraphStore graph, object question)
    {
        try
        {
            return question switch
            {
                SearchQuestion search => Json(await graph.Search(search, default)),
                EntityQuestion entities => Json(await graph.ListEntities(entities, default)),
                RelationQuestion relations => Json(await graph.ListRelations(relations, default)),
                ContactQuestion contacts => Json(await graph.FindContacts(contacts, default)),
                TimelineQuestion timeline => Json(await graph.ReadTimeline(timeline, default)),
                MeetingQuestion meetings => Json(await graph.FindMeetings(meetings, default)),
                CommitmentQuestion commitments => Json(await graph.FindCommitments(commitments, default)),
                StatementQuestion statements => Json(await graph.FindStatements(statements, default)),
                SourceQuestion sources => Json(await graph.ListSources(sources, default)),
                JointTimelineQuestion timeline => Json(await graph.ReadJointTimeline(timeline, default)),
                TotalQuestion totals => Json(await graph.SumCommitments(totals, default)),
                NeighbourQuestion neighbours => Json(await graph.FindNeighbours(neighbours, default)),
                PathQuestion paths => Json(await graph.FindPaths(paths, default)),
                CommonQuestion common => Json(await graph.FindCommon(common, default)),
                MatrixQuestion matrix => Json(await graph.FindMatrix(matrix, default)),
                ClaimQuestion claims => Json(await graph.ListClaims(claims, default)),
                _ => throw new NotSupportedException(question.GetType().Name),
            };
        }
        catch (GraphException refusal)
        {
            return $"{refusal.Code} {refusal.Field} {refusal.Message} {string.Join(' ', refusal.Candidates ?? [])}";
        }
    }

    internal static async Task<string[]> Answers(IGraphStore graph, string id) =>
    [
        Json(await graph.GetEntity(id, null, default)), Json(await graph.GetEntity(id, "2024-02-15", default)), Json(await graph.GetMeeting(id, default)), Json(await graph.GetCommitment(id, default)),
        Json(await graph.GetStatement(id, default)), Json(await graph.GetSource(id, default)),
    ];

    internal static string Json<T>(T? answer)
        where T : class => answer is null ? "null" : Encoding.UTF8.GetString(WireJson.Bytes(answer));
}
