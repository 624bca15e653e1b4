namespace Graph.Tests.Storage;

public abstract partial class GraphContract
{
    /// <summary>People and offices that somebody may take for one another.</summary>
    private Task<IGraphStore> Newsroom() => Given(
        Some.Country("france", "France"), Some.Country("italy", "Italy"), Some.Country("netherlands", "Netherlands"), Some.Country("united-kingdom", "United Kingdom"), Some.Institution("nato", "NATO"), Office("deputy", "Deputy Prime Minister", "united-kingdom", "other"), Office("pm", "Prime Minister (Cabinet of the Crown)", "united-kingdom", "head-of-government"),
        Of(Some.Person("lecornu", "Sébastien Lecornu"), "france"), Of(Some.Person("crosetto", "Guido Crosetto"), "italy"), Some.Person("zelenskyy", "Volodymyr Zelenskyy"), Some.Person("zelenska", "Olena Zelenska"),
        Some.Person("blinken", "Antony Blinken"), Some.Person("yatsenyuk", "Arseniy Yatsenyuk"), Some.Person("lavrov", "Sergey Viktorovich Lavrov"), Some.Person("juncker", "Jean-Claude Juncker"), Some.Person("scholz", "Olaf Scholz"), Some.Person("schulz", "Martin Schulz"),
        Some.Person("tymoshenko", "Yulia Tymoshenko"), Some.Person("kosiniak", "Władysław Kosiniak-Kamysz"), Some.Person("mitsotakis", "Kyriakos Mitsotakis"),
        Office("armees", "Ministre des Armées", "france", "defence"), Office("british-minister", "Secretary of State for Defence", "united-kingdom", "defence"), Office("president", "Président de la République", "france", "head-of-state"),
        Some.Entity(Schema.Office, "secretary", "Secretary General", ("institution", "nato"), ("portfolio", "other")), Some.Entity(Schema.Institution, "mod", "Ministerie van Defensie", ("country", "netherlands")),
        Some.Entity(Schema.Institution, "mod-uk", "Ministry of Defence", ("country", "united-kingdom")), Some.Statement("said", "Zelenskyy spoke."));

    private static EntityRecord Of(EntityRecord person, string country) => Some.Entity(Schema.Person, person.Id, person.Name, ("country", country));

    private static EntityRecord Office(string id, string name, string country, string portfolio) => Some.Entity(Schema.Office, id, name, ("country", country), ("portfolio", portfolio));

    [Theory]
    [InlineData("S. Lecornu", "lecornu", "name, initials")]
    [InlineData("Lecornu, S.", "lecornu", "name, initials")]
    [InlineData("J.-C. Juncker", "juncker", "name, initials")]
    [InlineData("JC Juncker", "juncker", "name, initials")]
    [InlineData("Tony Blinken", "blinken", "name, other form")]
    [InlineData("Vladimir Zelenskyy", "zelenskyy", "name, other form")]
    [InlineData("Sebastian Lecornu", "lecornu", "name, other form")]
    [InlineData("Selenskyj", "zelenskyy", "name, other spelling")]
    [InlineData("Wolodymyr Selenskyj", "zelenskyy", "name, other spelling")]
    [InlineData("Зеленський", "zelenskyy", "name, other spelling")]
    [InlineData("Владимир Зеленский", "zelenskyy", "name, other spelling")]
    [InlineData("Jaceniuk", "yatsenyuk", "name, other transcription")]
    [InlineData("Iatseniouk", "yatsenyuk", "name, other spelling")]
    [InlineData("Арсеній Яценюк", "yatsenyuk", "name, other spelling")]
    [InlineData("Tymosjenko", "tymoshenko", "name, other transcription")]
    [InlineData("Тимошенко", "tymoshenko", "name, other spelling")]
    [InlineData("Κυριάκος Μητσοτάκης", "mitsotakis", "name, folded")]
    [InlineData("OlafScholz", "scholz", "name, other spelling")]
    [InlineData("Kosiniakkamysz", "kosiniak", "name, other spelling")]
    [InlineData("Mitso takis", "mitsotakis", "name, other spelling")]
    [InlineData("Minister Lecornu", "lecornu", "name, part, title aside")]
    [InlineData("President Zelensky", "zelenskyy", "name, other spelling, title aside")]
    [InlineData("French Defence Minister Sébastien Lecornu", "lecornu", "name, title aside")]
    [InlineData("Bundeskanzler Olaf Scholz", "scholz", "name, title aside")]
    [InlineData("Dr. S. Lecornu", "lecornu", "name, initials, title aside")]
    [InlineData("Volodymyr Oleksandrovych Zelenskyy", "zelenskyy", "name, patronymic aside")]
    [InlineData("French defence minister", "armees", "name, same meaning")]
    [InlineData("France's defense minister", "armees", "name, same meaning")]
    [InlineData("Minister of Defence of France", "armees", "name, same meaning")]
    [InlineData("französischer Verteidigungsminister", "armees", "name, same meaning")]
    [InlineData("French president", "president", "name, same meaning")]
    [InlineData("UK defence secretary", "british-minister", "name, same meaning")]
    [InlineData("British prime minister", "pm", "name, same meaning")]
    [InlineData("NATO secretary-general", "secretary", "name, same meaning")]
    [InlineData("Dutch MoD", "mod", "name, same meaning")]
    [InlineData("Netherlands Ministry of Defence", "mod", "name, same meaning")]
    [InlineData("UK MoD", "mod-uk", "name, same meaning")]
    [InlineData("Dutch", "netherlands", "name, same meaning")]
    public async Task A_name_in_other_words_is_found_and_taken(string text, string id, string matched)
    {
        var graph = await Newsroom();

        var hits = (await graph.Search(new SearchQuestion(text), default)).Items;
        var taken = (await graph.FindMeetings(new MeetingQuestion { Who = [text] }, default)).Understood!.Single();

        Assert.Equal((id, matched), (hits[0].Id, hits[0].Matched));
        Assert.Equal((id, matched), (taken.Entity.Id, taken.Matched));
    }

    [Theory]
    [InlineData("A. Lecornu")]
    [InlineData("Italian minister Lecornu")]
    [InlineData("S. L.")]
    [InlineData("Italian defence minister")]
    [InlineData("Boris Blinken")]
    [InlineData("Sergey Ivanovich Lavrov")]
    [InlineData("Volodymyr Zelenska")]
    [InlineData("Paul Juncker")]
    public async Task A_name_of_somebody_else_is_not_taken(string text)
    {
        var graph = await Newsroom();

        var refusal = await Assert.ThrowsAsync<GraphException>(() => graph.FindMeetings(new MeetingQuestion { Who = [text] }, default));

        Assert.Contains(refusal.Code, (GraphCode[])[GraphCode.UnknownEntity, GraphCode.AmbiguousName]);
    }

    [Theory]
    [InlineData("Scholz", "scholz", "schulz")]
    [InlineData("Schulz", "schulz", "scholz")]
    [InlineData("Zelenska", "zelenska", "zelenskyy")]
    [InlineData("Zelensky", "zelenskyy", "zelenska")]
    public async Task A_wrong_person_never_stands_above_the_right_one(string text, string right, string wrong)
    {
        var graph = await Newsroom();

        var hits = (await graph.Search(new SearchQuestion(text) { Types = [Schema.Person] }, default)).Items;

        Assert.Equal([right, wrong], hits.Select(hit => hit.Id));
        Assert.Equal("name, another letter", hits[1].Matched);
    }

    [Fact]
    public async Task Of_equal_matches_who_acts_stands_above_what_is_about_them()
    {
        var graph = await Given(Some.Entity(Schema.Statement, "said", "On Rutte"), Some.Person("rutte", "Mark Johannes Rutte"));

        var hits = (await graph.Search(new SearchQuestion("Rutte"), default)).Items;

        Assert.Equal(["rutte", "said"], hits.Select(hit => hit.Id));
    }

    [Fact]
    public async Task An_initial_or_a_form_that_fits_several_is_refused_with_them()
    {
        var graph = await Given(Some.Person("a", "Sébastien Lecornu"), Some.Person("b", "Sophie Lecornu"), Some.Person("c", "Antony Bell"), Some.Person("d", "Antonio Bell"));

        var initial = await Assert.ThrowsAsync<GraphException>(() => graph.FindMeetings(new MeetingQuestion { Who = ["S. Lecornu"] }, default));
        var form = await Assert.ThrowsAsync<GraphException>(() => graph.FindMeetings(new MeetingQuestion { Who = ["Tony Bell"] }, default));

        Assert.Equal((GraphCode.AmbiguousName, "a b"), (initial.Code, string.Join(' ', Ids(initial.Candidates!).Order())));
        Assert.Equal((GraphCode.AmbiguousName, "c d"), (form.Code, string.Join(' ', Ids(form.Candidates!).Order())));
    }

    [Fact]
    public async Task A_text_with_words_beside_a_name_is_only_a_guess()
    {
        var graph = await Newsroom();

        var hit = Assert.Single((await graph.Search(new SearchQuestion("Olaf Maria Scholz"), default)).Items);
        var refusal = await Assert.ThrowsAsync<GraphException>(() => graph.FindMeetings(new MeetingQuestion { Who = ["Olaf Maria Scholz"] }, default));

        Assert.Equal(("scholz", "name, part of the text"), (hit.Id, hit.Matched));
        Assert.Equal((GraphCode.UnknownEntity, "scholz"), (refusal.Code, string.Join(' ', Ids(refusal.Candidates!))));
    }

    [Fact]
    public async Task Somebodys_whole_name_is_not_guessed_at_and_one_word_is()
    {
        GraphRecord[] alike = [Some.Person("short", "Olaf Scholz"), Some.Person("longer", "Olaf Maria Scholzenberger"), Some.Person("olafson", "Olafson")];

        Assert.Equal(["longer", "short"], await Found(await Given(alike), "Olaf Maria Scholz"));

        var known = await Given([.. alike, Some.Person("whole", "Scholz, Olaf Maria"), Some.Person("olaf", "Olaf")]);
        Assert.Equal(["whole"], await Found(known, "Olaf Maria Scholz"));
        Assert.Equal(["olaf", "short", "whole", "longer", "olafson"], await Found(known, "Olaf"));

        static async Task<IEnumerable<string>> Found(IGraphStore graph, string text) => (await graph.Search(new SearchQuestion(text), default)).Items.Select(hit => hit.Id);
    }

    [Theory]
    [InlineData("sébastien lecornu", "sebastien-lecornu")]
    [InlineData("LECORNU", "sebastien-lecornu")]
    [InlineData("Lecornu Sébastien", "sebastien-lecornu")]
    [InlineData("S. Lecornu", "sebastien-lecornu")]
    [InlineData("S Lecornu", "sebastien-lecornu")]
    [InlineData("Minister Lecornu", "sebastien-lecornu")]
    [InlineData("Monsieur Lecornu", "sebastien-lecornu")]
    [InlineData("Armed Forces Minister Sébastien Lecornu", "sebastien-lecornu")]
    [InlineData("Lecorun", "sebastien-lecornu")]
    [InlineData("Lecorn", "sebastien-lecornu")]
    [InlineData("Лекорню", "sebastien-lecornu")]
    [InlineData("seb lecornu", "sebastien-lecornu")]
    [InlineData("Sebastian Lecornu", "sebastien-lecornu")]
    [InlineData("Zelenskyy", "volodymyr-zelenskyy")]
    [InlineData("Zelensky", "volodymyr-zelenskyy")]
    [InlineData("Zelenskiy", "volodymyr-zelenskyy")]
    [InlineData("Zelenskyi", "volodymyr-zelenskyy")]
    [InlineData("Selenskyj", "volodymyr-zelenskyy")]
    [InlineData("Selenski", "volodymyr-zelenskyy")]
    [InlineData("Zełenski", "volodymyr-zelenskyy")]
    [InlineData("Zelenskij", "volodymyr-zelenskyy")]
    [InlineData("Зеленський", "volodymyr-zelenskyy")]
    [InlineData("Зеленский", "volodymyr-zelenskyy")]
    [InlineData("Володимир Зеленський", "volodymyr-zelenskyy")]
    [InlineData("Владимир Зеленский", "volodymyr-zelenskyy")]
    [InlineData("Vladimir Zelensky", "volodymyr-zelenskyy")]
    [InlineData("Wolodymyr Selenskyj", "volodymyr-zelenskyy")]
    [InlineData("Ζελένσκι", "volodymyr-zelenskyy")]
    [InlineData("President Zelensky", "volodymyr-zelenskyy")]
    [InlineData("Ukrainian President Volodymyr Zelensky", "volodymyr-zelenskyy")]
    [InlineData("Volodymyr Oleksandrovych Zelenskyy", "volodymyr-zelenskyy")]
    [InlineData("Tony Blinken", "antony-blinken")]
    [InlineData("Anthony Blinken", "antony-blinken")]
    [InlineData("Blinkin", "antony-blinken")]
    [InlineData("Secretary Blinken", "antony-blinken")]
    [InlineData("US Secretary of State Antony Blinken", "antony-blinken")]
    [InlineData("Блінкен", "antony-blinken")]
    [InlineData("Rustem Umerow", "rustem-umerov")]
    [InlineData("Umyerov", "rustem-umerov")]
    [InlineData("Умєров", "rustem-umerov")]
    [InlineData("Sejourne", "stephane-sejourne")]
    [InlineData("Foreign Minister Séjourné", "stephane-sejourne")]
    [InlineData("Stefan Sejourne", "stephane-sejourne")]
    [InlineData("Stephane Sejorune", "stephane-sejourne")]
    [InlineData("von der Leyen", "ursula-von-der-leyen")]
    [InlineData("Leyen", "ursula-von-der-leyen")]
    [InlineData("U. von der Leyen", "ursula-von-der-leyen")]
    [InlineData("Makron", "emmanuel-macron")]
    [InlineData("Макрон", "emmanuel-macron")]
    [InlineData("Emanuel Macron", "emmanuel-macron")]
    [InlineData("Präsident Macron", "emmanuel-macron")]
    [InlineData("Crosseto", "guido-crosetto")]
    [InlineData("French defence minister", "french-defence-minister")]
    [InlineData("French defense minister", "french-defence-minister")]
    [InlineData("France's minister of defence", "french-defence-minister")]
    [InlineData("ministre français de la Défense", "french-defence-minister")]
    [InlineData("UK defence secretary", "british-defence-minister")]
    [InlineData("polnischer Verteidigungsminister", "polish-defence-minister")]
    [InlineData("German defense minister", "german-defence-minister")]
    [InlineData("Ukrainian president", "president-of-ukraine")]
    [InlineData("the President of France", "president-of-france")]
    [InlineData("American secretary of state", "us-secretary-of-state")]
    [InlineData("U.S. Secretary of State", "us-secretary-of-state")]
    [InlineData("US foreign minister", "us-secretary-of-state")]
    [InlineData("Great Britain", "united-kingdom")]
    [InlineData("USA", "united-states")]
    [InlineData("Frankreich", "france")]
    [InlineData("Kyjiw", "ukraine")]
    [InlineData("Kiew", "ukraine")]
    [InlineData("Val de Grace", "val-de-grace")]
    [InlineData("Valdegrace", "val-de-grace")]
    [InlineData("Kiel Institut", "kiel-institute")]
    public async Task In_the_graph_that_ships_the_first_hit_is_whom_somebody_means(string text, string id)
    {
        var graph = await Open(Repository.ShippedData());

        var hits = (await graph.Search(new SearchQuestion(text) { Limit = 3 }, default)).Items;

        Assert.Equal(id, hits.Select(hit => hit.Id).FirstOrDefault());
    }
}
