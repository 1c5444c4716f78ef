using Bunit;

namespace VvsIm.Web.Client.Tests.Messages.Text;

public sealed class MarkdownTests : BodyTest
{
    [Theory]
    [InlineData("**bold** and *it* and _it_", "<strong>bold</strong> and <em>it</em> and <em>it</em>")]
    [InlineData("~~gone~~ ~not~", "<s>gone</s> ~not~")]
    [InlineData("***both***", "<em><strong>both</strong></em>")]
    [InlineData("snake_case_name 2*3*4", "snake_case_name 2<em>3</em>4")]
    [InlineData("*open", "*open")]
    [InlineData("`a *b* <i>`", "<code dir=\"ltr\">a *b* &lt;i&gt;</code>")]
    [InlineData("\\*not\\*", "*not*")]
    [InlineData("- a\n- b", "<ul dir=\"auto\"><li>a</li><li>b</li></ul>")]
    [InlineData("3. a\n4. b", "<ol dir=\"auto\" start=\"3\"><li>a</li><li>b</li></ol>")]
    [InlineData("> a\n> b", "<blockquote dir=\"auto\">a\nb</blockquote>")]
    public void It_means_what_it_means_elsewhere(string text, string html) => Assert.Equal(html, Html(text));

    [Theory]
    [InlineData("# no heading")]
    [InlineData("no heading\n---")]
    [InlineData("no heading\n===")]
    [InlineData("---")]
    [InlineData("* * *\n- - -")]
    [InlineData("![no image](https://example.com/a.png)")]
    [InlineData("| no | table |\n|---|---|\n| a | b |")]
    [InlineData("<b>no HTML</b> &amp; <!-- none -->")]
    [InlineData("<div>\nno HTML\n</div>")]
    [InlineData("[a]: https-less\n[a]")]
    [InlineData("a\n\n  b\n\n\n    c\td  e")]
    [InlineData("   spaces\n  before\n lines")]
    [InlineData("one\ntwo\n\nthree")]
    [InlineData("5 > 3 < 7")]
    [InlineData("1.5 and 2.\n-1")]
    [InlineData("")]
    public void Everything_else_stays_as_it_was_typed(string text)
    {
        var body = Show(text).Find(".message-text");
        Assert.Equal(text, body.TextContent);
        Assert.All(body.Children, child => Assert.Equal("a", child.LocalName));
    }

    [Fact]
    public void A_block_of_code_has_its_language_and_keeps_its_lines()
    {
        var body = Show("before\n```sql\nselect *\n  from t;\n\n-- end\n```\nafter");
        Assert.Equal("select *\n  from t;\n\n-- end", body.Find(".text-code code").TextContent);
        Assert.Equal("sql", body.Find(".text-code-language").TextContent);
        Assert.StartsWith("before", body.Find(".message-text").TextContent);
        Assert.EndsWith("after", body.Find(".message-text").TextContent);
    }

    [Fact]
    public void Code_can_be_copied()
    {
        var module = JSInterop.SetupModule("./Messages/Text/CodeBlock.razor.js");
        module.Setup<bool>("copy", "a < b").SetResult(true);
        var body = Show("```\na < b\n```");
        body.Find(".text-code-copy").Click();
        body.WaitForAssertion(() => Assert.Equal("Copied", body.Find(".text-code-copy").TextContent));
    }

    [Fact]
    public void Lists_and_quotes_nest()
    {
        var body = Show("> - a\n>   - b\n>     > c");
        Assert.Equal("c", body.Find("blockquote > ul ul blockquote").TextContent);
    }

    [Theory]
    [InlineData("😀", true)]
    [InlineData("👍🏽 ❤️ 👩‍👩‍👧", true)]
    [InlineData("🇩🇪", true)]
    [InlineData("1️⃣", true)]
    [InlineData("✅", true)]
    [InlineData("😀😀😀😀", false)]
    [InlineData("😀!", false)]
    [InlineData("12", false)]
    [InlineData("→", false)]
    [InlineData("上海", false)]
    [InlineData(" ", false)]
    public void A_few_emoji_alone_are_large(string text, bool large) =>
        Assert.Equal(large, Show(text).Find(".message-text").ClassList.Contains("text-large"));

    [Fact]
    public void An_equal_text_is_not_rendered_again()
    {
        var body = Show("**a**");
        var before = body.RenderCount;
        body.Render(p => p.Add(b => b.Text, "**a**"));
        Assert.Equal(before, body.RenderCount);
    }
}
