using VvsIm.Web.Client.Messages.Text;

namespace VvsIm.Web.Client.Tests.Messages.Text;

public sealed class PlainTextTests
{
    private static readonly Guid Bo = Guid.CreateVersion7();

    [Theory]
    [InlineData("**bold** _it_ ~~gone~~ `code`", "bold it gone code")]
    [InlineData("a\n\n  b\tc ", "a b c")]
    [InlineData("> quoted\n\nanswer", "quoted answer")]
    [InlineData("- one\n- two\n  1. three", "one two three")]
    [InlineData("```sql\nselect 1;\n```\nthere", "select 1; there")]
    [InlineData("[plan](https://example.com) https://a.example/b_c", "plan https://a.example/b_c")]
    [InlineData("[a](javascript:x) ![b](https://c.example)", "[a](javascript:x) ![b](https://c.example)")]
    [InlineData("<b>&amp;</b> # 1", "<b>&amp;</b> # 1")]
    [InlineData("<@all> hi", "@all hi")]
    [InlineData("---", "---")]
    [InlineData(" plain\n words, and\u00a0no marks! ", "plain words, and no marks!")]
    [InlineData(" 1. one", "one")]
    [InlineData("\n+ one", "one")]
    [InlineData("", "")]
    public void Marks_and_line_breaks_go(string text, string line) => Assert.Equal(line, PlainText.Of(text, _ => null));

    [Fact]
    public void Mentions_are_named() =>
        Assert.Equal(
            "ask @Bo or @…",
            PlainText.Of($"ask **<@{Bo}>** or <@{Guid.CreateVersion7()}>", id => id == Bo ? "Bo" : null)
        );

    [Fact]
    public void A_long_text_is_cut_between_two_characters()
    {
        var line = PlainText.Of("x" + string.Concat(Enumerable.Repeat("😀", 8_000)), _ => null);
        Assert.InRange(line.Length, 900, 1_000);
        Assert.False(char.IsHighSurrogate(line[^1]));
    }
}
