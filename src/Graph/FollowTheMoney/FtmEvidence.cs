using Graph.Editing;

namespace Graph.FollowTheMoney;

/// <summary>
/// What the lines of a file rest on: a document that stands in it, else the addresses that a line names, else the source that was named for
/// the import, else its publishers, else its datasets. Each is a source here.
/// </summary>
internal sealed class FtmEvidence(IGraphWriting graph, Importing importing, string? source)
{
    /// <summary>Sources that are in the file as documents, and those made of addresses and names; by id.</summary>
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> byAddress = new(StringComparer.Ordinal);

    public void Note(FtmLine document)
    {
        var id = FtmLine.IdOf(document.Id, Ftm.SourcePrefix);
        known.Add(id);
        if (document.First("sourceUrl") is { } address)
            byAddress.TryAdd(address, id);
    }

    /// <summary>A document as a source.</summary>
    public static SourceRecord Record(FtmLine line) => new()
    {
        Id = FtmLine.IdOf(line.Id, Ftm.SourcePrefix),
        Title = line.Line("title", "name", "fileName") ?? line.Id,
        Publisher = line.Line("publisher"),
        Author = line.All("author") is { Count: > 0 } authors ? FtmLine.OnOneLine(string.Join("; ", authors)) : null,
        Published = FtmDates.Read(line.All("publishedAt")) ?? FtmDates.Read(line.All("date")),
        Url = line.All("sourceUrl").FirstOrDefault(IsAddress),
        Language = line.All("language") is [var language] ? FtmCodes.Tag(language) : null,
        Retrieved = FtmDates.Read(line.All("retrievedAt")),
    };

    /// <summary>The evidence of a line; null where it says nothing of where it is from, which is a fault.</summary>
    /// <param name="line">The line.</param>
    /// <param name="number">From 1.</param>
    /// <param name="types">What each entity of the file is.</param>
    /// <param name="own">Whether the line is of nothing but the relation, so that its summary is of that.</param>
    /// <param name="faults">Takes the fault.</param>
    public async Task<List<EvidenceRecord>?> Of(FtmLine line, int number, Dictionary<string, string> types, bool own, List<Fault> faults)
    {
        var ids = await Sources(line, number, types);
        if (ids.Count == 0)
        {
            faults.Add(new($"{number}:", "says nothing of where it is from: give it a proof, sourceUrl, publisher or datasets, or name a source for the import"));
            return null;
        }
        var confidence = own ? line.All("status").FirstOrDefault(Ftm.Hedges.Contains) : null;
        if (own && line.All("status").Any(status => status != confidence))
            line.Leave("status");
        // of several sources it is not known which says the words of a summary
        if (own && ids.Count == 1 && line.All("summary").Select(FtmLine.OnOneLine).Where(text => text.Length <= RecordCheck.TextMax).ToList() is { Count: > 0 } summaries)
            return [.. summaries.Select(summary => new EvidenceRecord { Source = ids[0], Summary = summary, Locator = line.Line("recordId"), Confidence = confidence })];
        if (own)
            line.Leave("summary");
        var made = $"It is a source of {line.Schema} '{Quoted.Shorten(line.Id)}' in data of FollowTheMoney.";
        return [.. ids.Select(id => new EvidenceRecord { Source = id, Summary = made, Locator = own && ids.Count == 1 ? line.Line("recordId") : null, Confidence = confidence })];
    }

    private async Task<List<string>> Sources(FtmLine line, int number, Dictionary<string, string> types)
    {
        var found = new List<string>();
        foreach (var proof in line.All("proof"))
        {
            var id = FtmLine.IdOf(proof, Ftm.SourcePrefix);
            if (types.ContainsKey(proof) ? known.Contains(id) : await graph.Read([new(RecordKind.Source, id)]) is [{ Record: not null }])
                found.Add(id);
            else
                line.Leave("proof");
        }
        var publisher = line.All("publisher") is [var one] ? FtmLine.OnOneLine(one) : null;
        var addresses = line.All("sourceUrl").Where(IsAddress).ToList();
        if (found.Count == 0)
        {
            foreach (var address in addresses)
                found.Add(byAddress.GetValueOrDefault(address) ?? await Made(number, new() { Id = FtmLine.Hashed(address[(address.IndexOf("//", StringComparison.Ordinal) + 2)..], address), Title = address, Url = address, Publisher = publisher }));
        }
        if (found.Count == 0 && source is not null)
            found.Add(source);
        if (found.Count == 0 && publisher is not null)
            found.Add(await Made(number, new() { Id = FtmLine.Hashed(publisher, $"publisher {publisher}"), Title = publisher, Publisher = publisher }));
        if (found.Count == 0)
        {
            foreach (var dataset in line.Datasets)
                found.Add(await Made(number, new() { Id = FtmLine.IdOf(dataset.Replace('_', '-')), Title = dataset }));
        }
        return [.. found.Distinct()];
    }

    /// <summary>A source that is made where it is not there: what people have made of it since stays.</summary>
    private async Task<string> Made(int number, SourceRecord made)
    {
        if (known.Add(made.Id) && await graph.Read([made.Key]) is not [{ Record: not null }])
            await importing.Record(number, made);
        return made.Id;
    }

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
