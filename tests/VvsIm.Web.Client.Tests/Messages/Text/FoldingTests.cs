using Bunit;

namespace VvsIm.Web.Client.Tests.Messages.Text;

public sealed class FoldingTests : BodyTest
{
    private static readonly string Lines = string.Join('\n', Enumerable.Range(1, 40).Select(i => $"line {i}"));

    [Fact]
    public void A_text_of_many_lines_folds_at_the_end_of_one_and_unfolds()
    {
        var body = Show(Lines);
        Assert.EndsWith("line 16…", body.Find(".message-text").TextContent);
        Assert.Equal("false", body.Find(".text-more").GetAttribute("aria-expanded"));

        body.Find(".text-more").Click();

        Assert.Equal(Lines, body.Find(".message-text").TextContent);
        Assert.Equal(
            ("true", "Show less"),
            (body.Find(".text-more").GetAttribute("aria-expanded"), body.Find(".text-more").TextContent)
        );
    }

    [Fact]
    public void What_was_unfolded_stays_so_when_the_message_changes()
    {
        var body = Show(Lines);
        body.Find(".text-more").Click();
        body.Render(p => p.Add(b => b.Text, Lines + "!").Add(b => b.Seq, 7));
        Assert.Equal(Lines + "!", body.Find(".message-text").TextContent);
        Assert.Equal("7", body.Find(".message-text").GetAttribute("data-seq"));
    }

    [Theory]
    [InlineData("word ")]
    [InlineData("😀")]
    [InlineData("x")]
    public void A_long_line_folds_between_two_characters(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 16_000 / piece.Length));
        var shown = Show(text).Find(".message-text").TextContent;
        Assert.InRange(shown.Length, 800, 1_300);
        Assert.StartsWith(shown.TrimEnd('…'), text);
        Assert.False(char.IsHighSurrogate(shown[^2]));
    }

    [Fact]
    public void A_text_a_little_longer_than_what_would_be_shown_is_shown_whole() =>
        Assert.Empty(Show(string.Join('\n', Enumerable.Repeat("line", 20))).FindAll(".text-more"));

    [Fact]
    public void A_folded_block_of_code_is_still_one()
    {
        var body = Show("```\n" + Lines + "\n```\nafter");
        Assert.Contains("line 12", body.Find(".text-code code").TextContent);
        Assert.DoesNotContain("```", body.Find(".message-text").TextContent);
    }
}
