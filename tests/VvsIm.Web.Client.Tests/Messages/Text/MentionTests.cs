using Bunit;
using VvsIm.Contracts.Accounts;
using VvsIm.Web.Client.Messages.Text;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Messages.Text;

public sealed class MentionTests : ChatTest
{
    private static readonly Guid Somebody = Guid.CreateVersion7();

    [Fact]
    public void A_mention_shows_the_name_as_soon_as_it_is_known()
    {
        var body = Show($"hello <@{Somebody}>!");
        Assert.Equal("hello @…!", body.Find(".message-text").TextContent);
        Chat.People.Add([new User(Somebody, "Bo <b>")]);
        Chat.Changed.Raise();
        body.WaitForAssertion(() => Assert.Equal("hello @Bo <b>!", body.Find(".message-text").TextContent));
        Assert.Null(body.Find(".text-mention").GetAttribute("data-me"));
    }

    [Fact]
    public void Oneself_stands_out() =>
        Assert.Equal("true", Show($"<@{Chat.Me.Id}>").Find(".text-mention").GetAttribute("data-me"));

    [Fact]
    public void All_are_mentioned_only_by_a_message_that_does()
    {
        Assert.Equal("@all: hi", Show("<@all>: hi", mentionsAll: true).Find(".message-text").TextContent);
        Assert.Single(Show("<@all>: hi", mentionsAll: true).FindAll(".text-mention"));
        Assert.Equal("@all: hi", Show("<@all>: hi").Find(".message-text").TextContent);
        Assert.Empty(Show("<@all>: hi").FindAll(".text-mention"));
    }

    [Theory]
    [InlineData("`<@{0}>`")]
    [InlineData("<@{0}")]
    [InlineData("<@{0}x>")]
    [InlineData("< @{0}>")]
    [InlineData("<@nobody>")]
    public void What_only_resembles_a_mention_is_text(string format)
    {
        var text = string.Format(format, Somebody);
        var body = Show(text);
        Assert.Empty(body.FindAll(".text-mention"));
        Assert.Equal(text.Trim('`'), body.Find(".message-text").TextContent);
    }

    private IRenderedComponent<MessageBody> Show(string text, bool mentionsAll = false) =>
        Render<MessageBody>(p => p.AddCascadingValue(Chat).Add(b => b.Text, text).Add(b => b.MentionsAll, mentionsAll));
}
