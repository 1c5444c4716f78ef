using Bunit;

namespace VvsIm.Web.Client.Tests.Messages.Text;

public sealed class LinkTests : BodyTest
{
    [Theory]
    [InlineData("see https://example.com/a", "https://example.com/a")]
    [InlineData("http://example.com.", "http://example.com")]
    [InlineData("(https://example.com/a)", "https://example.com/a")]
    [InlineData("https://example.com/a_(b)", "https://example.com/a_(b)")]
    [InlineData("(see https://example.com/a_(b))", "https://example.com/a_(b)")]
    [InlineData("«https://example.com/ä?q=1&r=2#x»", "https://example.com/ä?q=1&r=2#x")]
    [InlineData("HTTPS://EXAMPLE.COM", "HTTPS://EXAMPLE.COM")]
    [InlineData("https://例え.jp/道", "https://例え.jp/道")]
    [InlineData("a\nhttps://example.com\nb", "https://example.com")]
    [InlineData("https://example.com/snake_case_path", "https://example.com/snake_case_path")]
    [InlineData("**https://example.com/a**", "https://example.com/a")]
    [InlineData("<https://example.com/a>", "https://example.com/a")]
    public void An_address_becomes_a_link(string text, string address)
    {
        var link = Assert.Single(Show(text).FindAll("a"));
        Assert.Equal(address, link.GetAttribute("href"));
        Assert.Equal(address, link.TextContent);
        Assert.Equal("_blank", link.GetAttribute("target"));
        Assert.Equal("noopener noreferrer", link.GetAttribute("rel"));
    }

    [Theory]
    [InlineData("no link")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://example.com")]
    [InlineData("xhttps://example.com")]
    [InlineData("https://")]
    [InlineData("https:///")]
    [InlineData("http://.")]
    [InlineData("http:example.com")]
    [InlineData("https://bank.example@elsewhere.example/")]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](JaVaScript:alert(1))")]
    [InlineData("[a](java\tscript:alert(1))")]
    [InlineData("[a](data:text/html,x)")]
    [InlineData("[a](vbscript:x)")]
    [InlineData("[a](file:///etc/passwd)")]
    [InlineData("[a](//example.com)")]
    [InlineData("[a](relative)")]
    [InlineData("[a]()")]
    [InlineData("[](https-less)")]
    public void Nothing_else_does(string text)
    {
        var body = Show(text).Find(".message-text");
        Assert.Empty(body.QuerySelectorAll("a"));
        Assert.Equal(text, body.TextContent);
    }

    [Theory]
    [InlineData("[the plan](https://example.com/plan)", "the plan", "https://example.com/plan")]
    [InlineData("[**bold** plan](https://example.com/a?b=c&d)", "bold plan", "https://example.com/a?b=c&d")]
    [InlineData("[write](mailto:a@example.com)", "write", "mailto:a@example.com")]
    [InlineData("[example.com](https://www.example.com/)", "example.com", "https://www.example.com/")]
    [InlineData("[https://example.com](https://example.com/a)", "https://example.com", "https://example.com/a")]
    public void A_link_may_have_words(string text, string words, string address)
    {
        var body = Show(text).Find(".message-text");
        Assert.Equal(words, body.TextContent);
        Assert.Equal(address, body.QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("[bank.example](https://elsewhere.example/x)", "elsewhere.example")]
    [InlineData("[https://bank.example/login](https://elsewhere.example/x)", "elsewhere.example")]
    [InlineData("[your bank: bank.example](https://elsewhere.example)", "elsewhere.example")]
    [InlineData("[ann@example.com](mailto:bo@example.com)", "bo@example.com")]
    [InlineData("[ann@example.com](https://elsewhere.example)", "elsewhere.example")]
    public void Words_that_look_like_another_address_are_followed_by_the_true_one(string text, string leads) =>
        Assert.Equal($" ({leads})", Show(text).Find(".text-leads").TextContent);

    [Fact]
    public void An_invisible_turn_of_direction_ends_an_address() =>
        Assert.Equal("https://example.com/", Show("https://example.com/\u202Egnp.exe").Find("a").GetAttribute("href"));
}
