using System.Text.RegularExpressions;

namespace VvsIm.Web.Client.Tests.Emoji;

public sealed partial class EmojiCatalogTests
{
    [Theory]
    [InlineData("+1", "👍")]
    [InlineData("thumbsup", "👍")]
    [InlineData("tada", "🎉")]
    [InlineData("TADA", "🎉")]
    [InlineData("heart", "❤️")]
    [InlineData("dog", "🐶")]
    [InlineData("de", "🇩🇪")]
    [InlineData("one", "1️⃣")]
    public void A_code_means_what_it_means_elsewhere(string code, string character) =>
        Assert.Equal(character, EmojiFile.Catalog.ByCode(code)?.Character);

    [Fact]
    public void Every_code_is_somebody_s_alone_and_can_be_typed()
    {
        var codes = EmojiFile.Catalog.Groups.SelectMany(g => g.Emoji).SelectMany(e => e.Codes).ToList();
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches(Typeable(), code));
    }

    [Theory]
    [InlineData("tada", "🎉")]
    [InlineData(":tada", "🎉")]
    [InlineData("smil", "😄")]
    [InlineData("red heart", "❤️")]
    [InlineData("party", "🎉")]
    public void A_search_finds_by_code_name_and_tags(string typed, string character) =>
        Assert.Contains(character, EmojiFile.Catalog.Search(typed, 8).Select(e => e.Character));

    [Fact]
    public void The_very_code_comes_first() => Assert.Equal("🐱", EmojiFile.Catalog.Search("cat", 5)[0].Character);

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("xyzzy")]
    public void Nothing_finds_nothing(string typed) => Assert.Empty(EmojiFile.Catalog.Search(typed, 5));

    [GeneratedRegex("^[a-z0-9_+-]+$")]
    private static partial Regex Typeable();
}
