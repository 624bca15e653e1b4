using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;
using CsvHelper.Configuration;

namespace Graph.Cli.Mappings;

/// <summary>How a table is written down.</summary>
/// <param name="Name">What the mapping calls it.</param>
/// <param name="Encoding">Of its letters.</param>
/// <param name="Delimiter">Between its columns.</param>
/// <param name="Header">The line with the names of the columns, from 1.</param>
/// <param name="Empty">What stands in a cell that has no value.</param>
internal sealed record TableForm(string Name, Encoding Encoding, string Delimiter, int Header, IReadOnlyList<string> Empty);

/// <summary>A file of rows. Cells are one line, without spaces at their ends; a column without a name, or with that of another, is known by its number, as #9.</summary>
internal sealed partial class Table
{
    private readonly string path;
    private readonly TableForm form;
    private readonly string[] names;

    private Table(string path, TableForm form, string[] names) => (this.path, this.form, this.names) = (path, form, names);

    public string Name => form.Name;

    public string File => Path.GetFileName(path);

    public IEnumerable<string> Columns => names;

    /// <summary>Opens it and reads the names of its columns.</summary>
    /// <exception cref="GraphException"><see cref="GraphCode.InvalidRecords"/></exception>
    public static Table Open(string path, TableForm form)
    {
        var header = Lines(path, form).FirstOrDefault().Cells
            ?? throw GraphException.Invalid([new(Path.GetFileName(path), string.Create(CultureInfo.InvariantCulture, $"has no line {form.Header} with the names of its columns"))]);
        var cells = header.Select(OneLine).ToList();
        var names = cells.Select((cell, i) => cell.Length == 0 || cells.Count(other => other == cell) > 1 ? string.Create(CultureInfo.InvariantCulture, $"#{i + 1}") : cell);
        return new(path, form, [.. names]);
    }

    public IEnumerable<Row> Rows()
    {
        foreach (var (line, cells) in Lines(path, form).Skip(1))
        {
            if (cells.All(string.IsNullOrWhiteSpace))
                continue;
            if (cells.Length != names.Length)
                throw GraphException.Invalid([new(At(line), string.Create(CultureInfo.InvariantCulture, $"has {cells.Length} cells, and the header {names.Length}: is the delimiter '{form.Delimiter}', and are cells with it in quotes?"))]);
            var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
            foreach (var (name, cell) in names.Zip(cells.Select(OneLine)))
                values[name] = cell.Length == 0 || form.Empty.Contains(cell) ? [] : [cell];
            yield return new Row(this, line, values);
        }
    }

    public string At(int line) => string.Create(CultureInfo.InvariantCulture, $"{File}:{line}");

    private static IEnumerable<(int Line, string[] Cells)> Lines(string path, TableForm form)
    {
        var file = Path.GetFileName(path);
        using var reader = new StreamReader(path, form.Encoding);
        for (var before = 1; before < form.Header; before++)
            Decoded(reader.ReadLine, path, form);
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = form.Delimiter, BadDataFound = bad => throw Refusal($"{file}:{bad.Context.Parser!.RawRow + form.Header - 1}", "a quote stands in the middle of a cell: a cell with quotes is in quotes, and each within it is doubled") };
        using var parser = new CsvParser(reader, settings);
        while (Decoded(parser.Read, path, form))
        {
            // a row over several lines is named by its first
            var breaks = parser.RawRecord.TrimEnd('\r', '\n').Count(letter => letter == '\n');
            yield return (parser.RawRow - breaks + form.Header - 1, parser.Record!);
        }
    }

    private static T Decoded<T>(Func<T> read, string path, TableForm form)
    {
        try
        {
            return read();
        }
        catch (DecoderFallbackException)
        {
            throw Refusal($"{Path.GetFileName(path)}:{FirstWrong(path, form.Encoding)}", $"holds bytes that are not {form.Encoding.WebName}: say which encoding the file is in, as encoding: windows-1252");
        }
    }

    /// <summary>The line itself: a reader decodes many at once, and fails before it comes to it.</summary>
    private static string FirstWrong(string path, Encoding encoding)
    {
        var (bytes, line) = (System.IO.File.ReadAllBytes(path).AsMemory(), 1);
        for (int end; (end = bytes.Span.IndexOf((byte)'\n')) >= 0 && IsRight(bytes[..end].Span, encoding); bytes = bytes[(end + 1)..])
            line++;
        return line.ToString(CultureInfo.InvariantCulture);
    }

    private static bool IsRight(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        try
        {
            return encoding.GetCharCount(bytes) >= 0;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static GraphException Refusal(string at, string detail) => GraphException.Invalid([new(at, detail)]);

    private static string OneLine(string cell) => Spaces().Replace(cell, " ").Trim();

    [GeneratedRegex(@"[\s\u0000-\u001F\u007F-\u009F]+")]
    private static partial Regex Spaces();
}
