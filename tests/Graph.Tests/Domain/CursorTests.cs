using CsCheck;

namespace Graph.Tests.Domain;

public sealed class CursorTests
{
    private static readonly MeetingQuestion Question = new() { Who = ["anna"], With = ["boris"], When = DateRange.Of("2024", null) };

    [Fact]
    public void A_cursor_gives_back_the_keys_it_was_made_of() => Gen.String[Gen.Char.AlphaNumeric, 0, 20].Array[1, 3].Sample(keys =>
        Cursor.Read(Question with { Cursor = Cursor.Write(Question, keys) }, keys.Length)!.SequenceEqual(keys), iter: 200, threads: 1);

    [Fact]
    public void The_first_page_has_no_cursor() => Assert.Null(Cursor.Read(Question, 2));

    [Fact]
    public void A_page_may_be_followed_by_one_of_another_size()
    {
        var cursor = Cursor.Write(Question with { Limit = 1 }, "2024-03-04", "talks");

        var keys = Cursor.Read(Question with { Limit = 500, Cursor = cursor }, 2);

        Assert.Equal(["2024-03-04", "talks"], keys!);
    }

    [Fact]
    public void A_cursor_belongs_to_one_question()
    {
        var cursor = Cursor.Write(Question, "2024-03-04", "talks");

        foreach (var other in (ListQuestion[])[Question with { Who = ["boris"] }, Question with { With = [] }, Question with { When = DateRange.Always }, Question with { LatestFirst = true }, Question with { Bases = [Basis.Stated] },
            new StatementQuestion(), new SourceQuestion()])
            Refused(other with { Cursor = cursor });
    }

    [Fact]
    public void Lists_of_one_shape_do_not_take_the_cursors_of_one_another()
    {
        var cursor = Cursor.Write(new TimelineQuestion("anna"), "2024-03-04", "r1");

        Refused(new TimelineQuestion("boris") { Cursor = cursor });
        Refused(new SourceQuestion { Cursor = cursor });
    }

    [Theory]
    [InlineData("")]
    [InlineData("A")]
    [InlineData("AAAAAAAAAAA")]
    [InlineData("not base64!")]
    [InlineData("é")]
    public void What_was_never_a_cursor_is_refused(string cursor) => Refused(Question with { Cursor = cursor });

    [Fact]
    public void A_cursor_with_one_character_changed_is_refused()
    {
        var cursor = Cursor.Write(Question, "2024-03-04", "talks");

        // the last character holds bits that are no part of any byte
        for (var i = 0; i < cursor.Length - 1; i++)
            Refused(Question with { Cursor = string.Concat(cursor.AsSpan(0, i), cursor[i] == 'A' ? "B" : "A", cursor.AsSpan(i + 1)) });
    }

    private static void Refused(ListQuestion question)
    {
        var refusal = Assert.Throws<GraphException>(() => Cursor.Read(question, 2));
        Assert.Equal((GraphCode.BadCursor, "cursor"), (refusal.Code, refusal.Field));
    }
}
