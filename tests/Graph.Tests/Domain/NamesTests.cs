using CsCheck;
using Graph.Tests.Storage;

namespace Graph.Tests.Domain;

public sealed class NamesTests
{
    [Theory]
    [InlineData("Stéphane SÉJOURNÉ", "stephane sejourne")]
    [InlineData("Se\u0301journe\u0301", "sejourne")]
    [InlineData("Зеленський", "zelenskii")]
    [InlineData("Зеленськи\u0438\u0306", "zelenskii")]
    [InlineData("Sikorski, Radosław", "sikorski radoslaw")]
    [InlineData("Μητσοτάκης", "mitsotakis")]
    [InlineData("Ἀθῆναι", "athinai")]
    [InlineData("Ѓорѓи Ќосев", "gorgi kosev")]
    [InlineData("İstanbul Iğdır", "istanbul igdir")]
    [InlineData("GROẞE STRAßE", "grosse strasse")]
    [InlineData("Nguyễn Phú Trọng", "nguyen phu trong")]
    [InlineData("Лук'янов Лук’янов Лукʼянов", "lukianov lukianov lukianov")]
    [InlineData("O'Brien", "obrien")]
    [InlineData("  Jean-Claude   (Jr.) ", "jean claude jr")]
    [InlineData("G7 2024", "g7 2024")]
    [InlineData("北京", "北京")]
    [InlineData("?! —", "")]
    [InlineData("\U0001F1EB\U0001F1F7", "")]
    public void A_name_is_folded_to_small_latin_words(string text, string folded) => Assert.Equal(folded, Names.Fold(text));

    [Fact]
    public void What_is_folded_stays_as_it_is() => Gen.OneOf(Gen.String, AnyName.Any).Sample(text => Names.Fold(Names.Fold(text)) == Names.Fold(text), iter: 5000, threads: 1);

    [Theory]
    [InlineData("zelenskyy", "zelensky")]
    [InlineData("zelenskii", "selenskij")]
    [InlineData("umerov", "umyerov")]
    [InlineData("lecornu", "lecorun")]
    [InlineData("stoltenberg", "stoltenbreg")]
    [InlineData("joseph", "josef")]
    [InlineData("mikhail", "mihail")]
    [InlineData("macron", "macon")]
    [InlineData("macron", "maccron")]
    public void Two_spellings_and_a_letter_missing_doubled_or_changed_places_are_one_name(string one, string other)
    {
        Assert.Equal(Closeness.Spelling, Names.Near(one, other));
        Assert.Equal(Closeness.Spelling, Names.Near(other, one));
    }

    [Theory]
    [InlineData("macron", "mavron")]
    [InlineData("scholz", "schulz")]
    [InlineData("iceland", "ireland")]
    [InlineData("zambia", "gambia")]
    public void Another_letter_may_make_another_name(string one, string other)
    {
        Assert.Equal(Closeness.Slip, Names.Near(one, other));
        Assert.Equal(Closeness.Slip, Names.Near(other, one));
    }

    [Theory]
    [InlineData("lee", "les")]
    [InlineData("macron", "maron-x")]
    [InlineData("boris", "dorix")]
    [InlineData("abcd", "badc")]
    [InlineData("anna", "hanno")]
    [InlineData("kiev", "kiel")]
    [InlineData("kyiv", "cctv")]
    [InlineData("iraq", "iran")]
    [InlineData("orban", "urban")]
    [InlineData("summit2024", "summit2025")]
    public void Two_slips_or_a_slip_in_a_short_word_are_not(string one, string other)
    {
        Assert.Null(Names.Near(one, other));
        Assert.Null(Names.Near(other, one));
    }

    [Fact]
    public void Words_that_are_near_share_a_key() => Gen.Select(AnyName.Any, AnyName.Slip).Sample((name, slip) =>
    {
        var (folded, slipped) = (Names.Fold(name), Names.Fold(slip(Names.Fold(name))));
        var keys = NameKeys.OfNames([folded]);
        return NameKeys.Steps(slipped).SkipLast(2).SelectMany(step => step.Ways).Any(words => words.All(wanted => wanted.Any(keys.Contains)));
    }, iter: 5000, threads: 1);

    [Theory]
    [InlineData("anna-bell", Closeness.Id, "id")]
    [InlineData("Anna Bell", Closeness.Name, "name")]
    [InlineData("anna bell", Closeness.NameFolded, "name, folded")]
    [InlineData("Anna Bell-Smith", Closeness.Alias, "alias")]
    [InlineData("anna BELL-SMITH", Closeness.AliasFolded, "alias, folded")]
    [InlineData("bell anna", Closeness.Reordered, "name, other order")]
    [InlineData("smith", Closeness.Part, "alias, part")]
    [InlineData("bell sm", Closeness.Prefix, "alias, beginning")]
    [InlineData("anna bll", null, null)]
    [InlineData("smiht", Closeness.Spelling, "alias, other spelling")]
    [InlineData("smitt", Closeness.Slip, "alias, another letter")]
    [InlineData("bell bell", null, null)]
    [InlineData("", null, null)]
    public void A_match_says_how_close_it_is(string text, Closeness? how, string? words)
    {
        var match = NameMatch.Of(text, "anna-bell", "Anna Bell", ["Анна Белл", "Anna Bell-Smith"]);

        Assert.Equal((how, words), (match?.How, match?.Words));
    }

    [Fact]
    public void A_word_with_a_slip_does_not_take_the_place_of_one_that_is_right()
    {
        var match = NameMatch.Of("abcdex abcdexy", "id", "abcdef abcdexy", []);

        Assert.Equal(Closeness.Slip, match?.How);
    }
}
