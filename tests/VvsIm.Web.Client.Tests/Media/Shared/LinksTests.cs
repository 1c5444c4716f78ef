using Bunit;
using VvsIm.Contracts.Messages;
using VvsIm.Web.Client.Tests.Messages.Text;

namespace VvsIm.Web.Client.Tests.Media.Shared;

/// <summary>What is listed as shared is what a message shows as links.</summary>
public sealed class LinksTests : BodyTest
{
    [Theory]
    [InlineData("see https://example.com/a, or (http://example.org/b_(c)).")]
    [InlineData("**https://example.com/a** and <https://example.com/b>")]
    [InlineData("[words](https://example.com/a) [https://example.com/b](https://example.com/b)")]
    [InlineData("`https://code.example` https://example.com/a")]
    [InlineData("```\nhttps://code.example\n```\nhttps://example.com/a")]
    [InlineData("```\nhttps://code.example and no end")]
    [InlineData("`` ` https://code.example`` ` https://example.com/a")]
    [InlineData("xhttps://example.com https:// ftp://example.com https://bank.example@elsewhere.example/")]
    [InlineData("https://例え.jp/道 HTTPS://EXAMPLE.COM")]
    [InlineData("[a](javascript:alert(1)) no link")]
    public void They_are_the_same(string text) =>
        Assert.Equal(
            Show(text).FindAll(".message-text a").Select(link => link.GetAttribute("href")!.ToLowerInvariant()),
            Links.In(text).Select(link => link.ToLowerInvariant())
        );

    [Fact]
    public void The_same_address_counts_once() =>
        Assert.Equal(["https://a.example"], Links.In("https://a.example, https://a.example"));
}
