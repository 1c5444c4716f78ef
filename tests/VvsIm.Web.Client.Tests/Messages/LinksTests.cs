using VvsIm.Web.Client.Messages;

namespace VvsIm.Web.Client.Tests.Messages;

public sealed class LinksTests
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
    public void An_address_becomes_a_link(string text, string link) =>
        Assert.Equal([link], Links.In(text).Where(p => p.IsLink).Select(p => p.Text));

    [Theory]
    [InlineData("")]
    [InlineData("no link")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://example.com")]
    [InlineData("xhttps://example.com")]
    [InlineData("https://")]
    [InlineData("https:///")]
    [InlineData("http://.")]
    [InlineData("http:example.com")]
    [InlineData("<b>bold</b> **bold**")]
    public void Nothing_else_does(string text) => Assert.DoesNotContain(Links.In(text), p => p.IsLink);

    [Fact]
    public void The_pieces_together_are_the_text()
    {
        var random = new Random(5);
        const string pieces = "http://|https://|a.b|/|(|)|.|, |\n|é|😀|<|\"|javascript:|?x=y&z";
        for (var run = 0; run < 2_000; run++)
        {
            var words = pieces.Split('|');
            var text = string.Concat(Enumerable.Range(0, 12).Select(_ => words[random.Next(words.Length)]));
            Assert.Equal(text, string.Concat(Links.In(text).Select(p => p.Text)));
        }
    }

    [Fact]
    public void A_link_never_has_another_scheme_or_a_space()
    {
        var links = Links
            .In("https://a.example/x http://b.example/y\u00a0z https://c.example/\tq")
            .Where(p => p.IsLink);
        Assert.Equal(["https://a.example/x", "http://b.example/y", "https://c.example/"], links.Select(l => l.Text));
    }
}
