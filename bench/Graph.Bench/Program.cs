// Measures the published API on this machine and prints the figures as tables: dotnet run -c Release --project bench/Graph.Bench
// What is compared runs in turn, several times; the ratio is of each pair, the median is printed. Needs wrk.
using System.Globalization;
using Graph.Bench;

if (args is ["bare", var port, var file])
    return await Bare.Serve(int.Parse(port, CultureInfo.InvariantCulture), await File.ReadAllBytesAsync(file));

var folder = Directory.CreateTempSubdirectory("graph-bench-").FullName;
try
{
    var published = await Published.Make(folder);
    await Start.Measure(published, folder);
    await Throughput.Measure(published, folder);
    return 0;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
