using System.Globalization;
using System.Text;

namespace Graph;

/// <summary>
/// How a list becomes a table: one row an item, its evidence in the last columns, several values in a cell joined by <c> | </c>. A cell that a
/// spreadsheet would take for a formula is made text by an apostrophe. For a browser, whose user opens it in a spreadsheet, it starts with a byte
/// order mark: without one Excel takes UTF-8 for another encoding. A script gets none.
/// </summary>
public sealed class Csv<T>
{
    private readonly List<(string Name, Func<T, string?> Value)> columns = [];

    public Csv<T> Column(string name, Func<T, string?> value)
    {
        columns.Add((name, value));
        return this;
    }

    /// <summary>Several values in a cell.</summary>
    public Csv<T> Column(string name, Func<T, IEnumerable<string?>> values) => Column(name, item => string.Join(" | ", values(item).Select(value => value?.Replace(" | ", " ¦ ", StringComparison.Ordinal))));

    /// <summary>The columns of evidence; a cell has as many parts as there are pieces of evidence, in the same order.</summary>
    public Csv<T> Evidence(Func<T, IEnumerable<Evidence>> evidence) => this
        .Column("sources", item => evidence(item).Select(one => one.Source.Id))
        .Column("sourceTitles", item => evidence(item).Select(one => one.Source.Title))
        .Column("publishers", item => evidence(item).Select(one => one.Source.Publisher))
        .Column("published", item => evidence(item).Select(one => one.Source.Published))
        .Column("urls", item => evidence(item).Select(one => one.Source.Url))
        .Column("locators", item => evidence(item).Select(one => one.Locator))
        .Column("summaries", item => evidence(item).Select(one => one.Summary))
        .Column("quotes", item => evidence(item).Select(one => one.Quote))
        .Column("stances", item => evidence(item).Select(one => one.Stance ?? "supports"))
        .Column("confidences", item => evidence(item).Select(one => one.Confidence));

    /// <param name="items">The rows.</param>
    /// <param name="header">Whether the row of names comes first.</param>
    /// <param name="mark">Whether the byte order mark does.</param>
    public byte[] Write(IEnumerable<T> items, bool header, bool mark)
    {
        var text = new StringBuilder(mark ? "\uFEFF" : "");
        if (header)
            text.Append(Spreadsheet.Row(columns.Select(column => column.Name)));
        foreach (var item in items)
            text.Append(Spreadsheet.Row(columns.Select(column => column.Value(item))));
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}

/// <summary>The tables of the lists.</summary>
public static class Csv
{
    public static readonly Csv<SearchHit> Hits = new Csv<SearchHit>().Column("id", hit => hit.Id).Column("type", hit => hit.Type).Column("name", hit => hit.Name)
        .Column("description", hit => hit.Description).Column("matched", hit => hit.Matched).Column("text", hit => hit.Text);

    public static readonly Csv<Entity> Entities = new Csv<Entity>().Column("id", entity => entity.Id).Column("type", entity => entity.Type).Column("name", entity => entity.Name)
        .Column("aliases", entity => entity.Aliases).Column("description", entity => entity.Description)
        .Column("fields", entity => entity.Fields.Select(field => $"{field.Key}: {Plain(field.Value)}"));

    public static readonly Csv<Relation> Relations = Relation(new Csv<Relation>(), relation => relation);

    public static readonly Csv<TimelineItem> Timeline = Relation(new Csv<TimelineItem>().Column("when", item => item.Date).Column("via", item => item.Via).Column("status", item => item.Status), item => item.Relation);

    public static readonly Csv<Claim> Claims = Relation(new Csv<Claim>().Column("alone", claim => claim.Alone ? "true" : "false"), claim => claim.Relation);

    public static readonly Csv<Contact> Contacts = new Csv<Contact>().Column("with", contact => contact.With.Id).Column("type", contact => contact.With.Type).Column("name", contact => contact.With.Name)
        .Column("via", contact => contact.Via).Column("meetings", contact => contact.Meetings.ToString(CultureInfo.InvariantCulture)).Column("first", contact => contact.First)
        .Column("last", contact => contact.Last).Column("bases", contact => contact.Bases).Column("lastMeeting", contact => contact.LastMeeting).Evidence(contact => contact.Evidence);

    public static readonly Csv<Meeting> Meetings = new Csv<Meeting>().Column("id", meeting => meeting.Id).Column("name", meeting => meeting.Name).Column("date", meeting => meeting.Date)
        .Column("kind", meeting => meeting.Kind).Column("format", meeting => meeting.Format).Column("status", meeting => meeting.Status).Column("basis", meeting => meeting.Basis)
        .Column("places", meeting => Places(meeting).Select(place => place.Name)).Column("placeIds", meeting => Places(meeting).Select(place => place.Id))
        .Column("participants", meeting => meeting.Participants.Select(Described)).Column("participantIds", meeting => meeting.Participants.Select(participant => participant.Entity.Id))
        .Column("commitments", meeting => meeting.Commitments.Select(commitment => commitment.Name))
        .Evidence(meeting => meeting.Participants.SelectMany(participant => participant.Evidence).Concat(meeting.Evidence).Distinct());

    public static readonly Csv<Commitment> Commitments = new Csv<Commitment>().Column("id", one => one.Id).Column("name", one => one.Name)
        .Column("acts", one => one.Acts.Select(act => act.Act)).Column("by", one => one.Acts.Select(act => act.By.Name)).Column("byIds", one => one.Acts.Select(act => act.By.Id)).Column("dates", one => one.Acts.Select(act => act.Date))
        .Column("for", one => one.For.Select(whom => whom.Name)).Column("forIds", one => one.For.Select(whom => whom.Id)).Column("values", one => one.Amounts.Select(amount => amount.Value?.ToString(CultureInfo.InvariantCulture)))
        .Column("currencies", one => one.Amounts.Select(amount => amount.Currency)).Column("percents", one => one.Amounts.Select(amount => amount.Percent?.ToString(CultureInfo.InvariantCulture)))
        .Column("asStated", one => one.Amounts.Select(amount => amount.AsStated)).Column("quantity", one => one.Quantity).Column("area", one => one.Area).Column("status", one => one.Status)
        .Column("announcedAt", one => one.AnnouncedAt?.Name).Evidence(one => one.Acts.SelectMany(act => act.Evidence).Concat(one.Evidence).Distinct());

    public static readonly Csv<Statement> Statements = new Csv<Statement>().Column("id", one => one.Id).Column("name", one => one.Name).Column("date", one => one.Date)
        .Column("by", one => one.By.Select(speaker => speaker.Entity.Name)).Column("byIds", one => one.By.Select(speaker => speaker.Entity.Id)).Column("text", one => one.Text).Column("quote", one => one.Quote)
        .Column("about", one => one.About.Select(other => other.Name)).Column("at", one => one.At.Select(other => other.Name)).Evidence(one => one.Evidence);

    public static readonly Csv<Source> Sources = new Csv<Source>().Column("id", one => one.Id).Column("title", one => one.Title).Column("publisher", one => one.Publisher).Column("author", one => one.Author)
        .Column("published", one => one.Published).Column("url", one => one.Url).Column("archivedUrl", one => one.ArchivedUrl).Column("language", one => one.Language)
        .Column("licence", one => one.Licence).Column("retrieved", one => one.Retrieved).Column("claims", one => one.Claims.ToString(CultureInfo.InvariantCulture));

    public static readonly Csv<JointTimelineItem> JointTimeline = Relation(new Csv<JointTimelineItem>().Column("when", item => item.Date).Column("with", item => item.With.Select(with => with.Entity.Id))
        .Column("vias", item => item.With.Select(with => with.Via)).Column("status", item => item.Status), item => item.Relation);

    public static readonly Csv<Chain> Chains = new Csv<Chain>().Column("among", chain => Number(chain.Among)).Column("from", chain => chain.Hops.Select(hop => hop.From.Id)).Column("fromNames", chain => chain.Hops.Select(hop => hop.From.Name))
        .Column("to", chain => chain.Hops.Select(hop => hop.To.Id)).Column("toNames", chain => chain.Hops.Select(hop => hop.To.Name)).Column("ids", chain => chain.Hops.Select(hop => hop.Id)).Column("names", chain => chain.Hops.Select(hop => hop.Name))
        .Column("bases", chain => chain.Hops.Select(hop => hop.Basis)).Column("relations", chain => chain.Hops.Select(hop => hop.Relation)).Column("directions", chain => chain.Hops.Select(hop => hop.Direction))
        .Column("dates", chain => chain.Hops.Select(hop => hop.Date)).Column("gatherings", chain => chain.Hops.Select(hop => Number(hop.Among))).Column("fromVias", chain => chain.Hops.Select(hop => hop.FromVia))
        .Column("toVias", chain => chain.Hops.Select(hop => hop.ToVia)).Evidence(chain => chain.Hops.SelectMany(hop => hop.Evidence));

    public static readonly Csv<SharedThing> Shared = new Csv<SharedThing>().Column("id", one => one.Id).Column("type", one => one.Type).Column("name", one => one.Name).Column("date", one => one.Date).Column("basis", one => one.Basis)
        .Column("by", one => one.By.Select(by => by.Entity.Id)).Column("vias", one => one.By.Select(by => by.Via)).Column("relations", one => one.By.Select(by => by.Relations is null ? null : string.Join(", ", by.Relations)))
        .Column("meetings", one => one.By.Select(by => by.Met is null ? null : Number(by.Met.Count))).Column("last", one => one.By.Select(by => by.Met?.Last)).Column("lastMeetings", one => one.By.Select(by => by.Met?.LastMeeting))
        .Evidence(one => one.By.SelectMany(by => by.Evidence));

    public static readonly Csv<Cell> Cells = new Csv<Cell>().Column("row", cell => cell.Row.Id).Column("rowName", cell => cell.Row.Name).Column("column", cell => cell.Column.Id).Column("columnName", cell => cell.Column.Name)
        .Column("answer", cell => cell.Answer).Column("meetings", cell => cell.Met is null ? null : Number(cell.Met.Count)).Column("first", cell => cell.Met?.First).Column("last", cell => cell.Met?.Last)
        .Column("bases", cell => cell.Met?.Bases ?? []).Column("lastMeeting", cell => cell.Met?.LastMeeting).Evidence(cell => cell.Evidence);

    public static readonly Csv<Total> Totals = new Csv<Total>().Column("giver", row => row.Giver?.Id).Column("giverName", row => row.Giver?.Name).Column("receiver", row => row.Receiver?.Id).Column("receiverName", row => row.Receiver?.Name)
        .Column("area", row => row.Area).Column("month", row => row.Month).Column("act", row => row.Act).Column("currency", row => row.Currency)
        .Column("least", row => row.Least?.ToString(CultureInfo.InvariantCulture)).Column("most", row => row.Most?.ToString(CultureInfo.InvariantCulture)).Column("commitments", row => Number(row.Commitments))
        .Column("restated", row => Number(row.Restated)).Column("shared", row => Number(row.Shared)).Column("largest", row => row.Of.Select(part => part.Commitment.Id)).Evidence(row => row.Of.SelectMany(part => part.Evidence));

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    private static Csv<T> Relation<T>(Csv<T> csv, Func<T, Relation> of) => csv.Column("id", item => of(item).Id).Column("type", item => of(item).Type)
        .Column("from", item => of(item).From.Id).Column("fromName", item => of(item).From.Name).Column("to", item => of(item).To.Id).Column("toName", item => of(item).To.Name).Column("date", item => of(item).Date)
        .Column("fields", item => of(item).Fields.Select(field => $"{field.Key}: {Plain(field.Value)}")).Evidence(item => of(item).Evidence);

    private static IEnumerable<Ref> Places(Meeting meeting) => meeting.Places ?? (meeting.Place is null ? [] : [meeting.Place]);

    private static string Described(Participant participant)
    {
        var notes = new[] { participant.Role, participant.Mode, participant.As?.Name, participant.For is null ? null : $"for {participant.For.Name}", participant.Holder is null ? null : $"held by {participant.Holder.Name}" };
        var said = string.Join(", ", notes.Where(note => note is not null));
        return said.Length == 0 ? participant.Entity.Name : $"{participant.Entity.Name} ({said})";
    }

    private static string Plain(System.Text.Json.JsonElement value) =>
        value.ValueKind == System.Text.Json.JsonValueKind.Object && value.TryGetProperty("id", out var id) ? id.GetString()! : value.ToString();
}
