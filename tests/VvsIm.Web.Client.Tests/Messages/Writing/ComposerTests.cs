using Bunit;
using VvsIm.Contracts;
using VvsIm.Web.Client.Messages.Writing;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Messages.Writing;

public sealed class ComposerTests : ChatTest
{
    private Room room = null!;

    [Fact]
    public async Task What_was_sent_leaves_the_field_and_goes_out_trimmed()
    {
        var composer = await ComposeAsync("  hello\nyou  ");
        composer.Find("form").Submit();
        Assert.Equal("hello\nyou", Assert.Single(room.Messages).Text);
        Assert.Equal("", composer.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public async Task A_double_press_sends_once()
    {
        var composer = await ComposeAsync("hello");
        var form = composer.Find("form");
        await Task.WhenAll(form.SubmitAsync(), form.SubmitAsync());
        Assert.Single(room.Messages);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n ")]
    public async Task Nothing_is_not_sent(string text)
    {
        var composer = await ComposeAsync(text);
        Assert.Equal("true", composer.Find("button[type=submit]").GetAttribute("aria-disabled"));
        composer.Find("form").Submit();
        Assert.Empty(room.Messages);
    }

    [Fact]
    public async Task Near_the_limit_the_rest_is_counted_and_beyond_it_nothing_is_sent()
    {
        var composer = await ComposeAsync(new string('x', Limits.MessageLength - 3));
        Assert.Equal("3 left", composer.Find(".composer-counter").TextContent);
        composer.Find("textarea").Input(new string('x', Limits.MessageLength + 2));
        Assert.Equal("2 too many", composer.Find(".composer-counter").TextContent);
        Assert.Equal("true", composer.Find("textarea").GetAttribute("aria-invalid"));
        composer.Find("form").Submit();
        Assert.Empty(room.Messages);
        Assert.NotEmpty(Chat.Drafts[room.Id]);
    }

    [Fact]
    public async Task A_draft_waits_for_one_s_return()
    {
        await ComposeAsync("begun");
        await DisposeComponentsAsync();
        Assert.Equal("begun", Compose().Find("textarea").GetAttribute("value"));
    }

    private IRenderedComponent<Composer> Compose() =>
        Render<Composer>(p => p.AddCascadingValue(Chat).Add(c => c.ConversationId, room.Id));

    private async Task<IRenderedComponent<Composer>> ComposeAsync(string text)
    {
        room = Server.Open();
        await StartAsync();
        var composer = Compose();
        composer.Find("textarea").Input(text);
        return composer;
    }
}
