using System.Globalization;
using System.Text;

namespace Graph.Client;

/// <summary>A path with its query: only what is given stands in it, and every value is escaped.</summary>
internal sealed class Address(string path)
{
    private readonly StringBuilder text = new(path);
    private char separator = '?';

    public Address With(string name, string? value)
    {
        if (value is not null)
        {
            text.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }
        return this;
    }

    /// <summary>One parameter for each value, so that none is taken apart at its commas.</summary>
    public Address With(string name, IEnumerable<string> values) => values.Aggregate(this, (address, value) => address.With(name, value));

    public Address With(string name, decimal? value) => With(name, value?.ToString(CultureInfo.InvariantCulture));

    public Address With(string name, bool flag) => With(name, flag ? "true" : null);

    public Address With(DateRange when) => With("since", when.Since).With("until", when.Until);

    public Address LimitOf(BoundedQuestion question) => With("limit", question.Limit);

    public Address PageOf(ListQuestion question) => LimitOf(question).With("cursor", question.Cursor);

    public override string ToString() => text.ToString();
}
