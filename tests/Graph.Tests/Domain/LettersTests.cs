namespace Graph.Tests.Domain;

public sealed class LettersTests
{
    [Theory]
    [InlineData("Séjourné", "sejourne")]
    [InlineData("Se\u0301journe\u0301", "sejourne")]
    [InlineData("Władysław Kosiniak-Kamysz", "wladyslaw kosiniak kamysz")]
    [InlineData("Pål Jonson", "pal jonson")]
    [InlineData("Şimşek Łódź Đà Nẵng", "simsek lodz da nang")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("Groß", "gross")]
    [InlineData("ÆØÅ", "aeoa")]
    [InlineData("Зеленський", "zelenskii")]
    [InlineData("Зеленськии\u0306", "zelenskii")]
    [InlineData("Щербак", "shcherbak")]
    [InlineData("Μητσοτάκης", "mitsotakis")]
    [InlineData("Val-de-Grâce", "val de grace")]
    public void An_accent_or_another_script_is_no_other_name(string name, string folded) => Assert.Equal(folded, Names.Fold(name));

    [Fact]
    public void Capital_letters_fold_as_small_ones()
    {
        const string Letters = "àçèéíñôøüžłđþæœßяжщїґαθψ";

        var large = string.Concat(Letters.Select(char.ToUpperInvariant));

        Assert.Equal(Names.Fold(Letters), Names.Fold(large));
    }
}
