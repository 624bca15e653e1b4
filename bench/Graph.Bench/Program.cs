// Measures the published API on this machine and prints the figures as tables: dotnet run -c Release --project bench/Graph.Bench
// What is compared runs in turn, several times; the ratio is of each pair, the median is printed. Needs wrk.
// Questions on Neo4j, against the same Cypher sent straight to it: … -- straight
// Pairs that may be the same, among 100,000 people or as many as are given: … -- duplicates 100000
// The embedded store at a size: … -- million 1000000; in two parts, by a file that is kept: … -- million 1000000 FILE, then … -- million 1000000 FILE PUBLISHED/Graph.Api.dll
// Each format of an export, of such a file: … -- exports FILE PUBLISHED/Graph.Api.dll
// Loading into Neo4j alone, 100,000 relations or as many as are given: … -- loading 100000
// Names, found or not, and how fast (see docs/names.md): … -- names everypolitician-data cases.csv, or without the former … -- names cases.csv cases.csv; on the server of NEO4J_HTTP, which is emptied: … -- names everypolitician-data cases.csv neo4j
// How Neo4j answers questions of the graph that loading left there, and how long each takes: … -- plans
using System.Globalization;
using Graph.Bench;

if (args is ["bare", var port, var file])
    return await Bare.Serve(int.Parse(port, CultureInfo.InvariantCulture), await File.ReadAllBytesAsync(file));
if (args is ["through", var at, var behind, var authorization, var bodies])
    return await Bare.Through(int.Parse(at, CultureInfo.InvariantCulture), behind, authorization, bodies);
if (args is ["loading", .. var size])
{
    await Loading.Measure(size is [var relations] ? int.Parse(relations, CultureInfo.InvariantCulture) : 100_000);
    return 0;
}
if (args is ["names", var data, var cases, .. var on])
{
    await Naming.Measure(data, cases, neo4j: on is ["neo4j"]);
    return 0;
}

if (args is ["duplicates", .. var many])
{
    await Duplicates.Measure(many is [var people] ? int.Parse(people, CultureInfo.InvariantCulture) : 100_000);
    return 0;
}

if (args is ["exports", var graph, var served])
{
    await Exports.Measure(graph, served);
    return 0;
}

if (args is ["plans"])
{
    await Plans.Measure();
    return 0;
}

var folder = Directory.CreateTempSubdirectory("graph-bench-").FullName;
try
{
    if (args is ["million", var large, .. var kept])
    {
        await Million.Measure(int.Parse(large, CultureInfo.InvariantCulture), kept is [var store, ..] ? store : null, kept is [_, var api] ? api : null, folder);
        return 0;
    }
    var published = await Published.Make(folder);
    if (args is ["straight"])
    {
        await Straight.Measure(published, folder);
        return 0;
    }
    await Start.Measure(published, folder);
    await Throughput.Measure(published, folder);
    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
