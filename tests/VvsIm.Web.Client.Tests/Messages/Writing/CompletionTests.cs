using Bunit;
using VvsIm.Contracts.Conversations;
using VvsIm.Web.Client.Messages.Writing;
using VvsIm.Web.Client.Tests.Emoji;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Messages.Writing;

/// <summary>The script stands still: a test says where the caret is, and looks at what the script is told to write.</summary>
public sealed class CompletionTests : ChatTest
{
    private BunitJSModuleInterop script = null!;
    private Room room = null!;

    [Fact]
    public async Task Members_are_suggested_and_the_picked_one_is_written_and_sent_as_a_token()
    {
        var composer = await TypeAsync("hi @");
        Assert.Contains("Bo", Labels(composer));
        Assert.DoesNotContain("Ann", Labels(composer));
        Assert.Equal("true", composer.Find("form").GetAttribute("data-completing"));

        await PressAsync(composer, "Enter");

        Assert.Equal([3, 4, "@Bo "], script.VerifyInvoke("replace").Arguments);
        Assert.Empty(Labels(composer));
        composer.Find("textarea").Input("hi @Bo there");
        composer.Find("form").Submit();
        Assert.Equal($"hi <@{Server.Others[0]}> there", Assert.Single(room.Messages).Text);
    }

    [Fact]
    public async Task The_arrows_go_round()
    {
        var composer = await TypeAsync("@");
        var options = composer.FindAll("[role=option]").Count;
        Assert.True(options > 1);
        await PressAsync(composer, "ArrowUp");
        Assert.Equal("true", composer.FindAll("[role=option]")[^1].GetAttribute("aria-selected"));
        Assert.Equal(
            composer.FindAll("[role=option]")[^1].Id,
            composer.Find("textarea").GetAttribute("aria-activedescendant")
        );
        await PressAsync(composer, "ArrowDown");
        Assert.Equal("true", composer.FindAll("[role=option]")[0].GetAttribute("aria-selected"));
    }

    [Fact]
    public async Task Escape_closes_until_another_word_begins()
    {
        var composer = await TypeAsync("@");
        await PressAsync(composer, "Escape");
        Assert.Empty(Labels(composer));
        Type(composer, "@b");
        Assert.Empty(Labels(composer));
        Type(composer, "@b @b");
        Assert.NotEmpty(Labels(composer));
    }

    [Fact]
    public async Task Others_follow_the_members()
    {
        var composer = await TypeAsync("@c", direct: true);
        Time.Advance(TimeSpan.FromSeconds(1));
        composer.WaitForAssertion(() => Assert.Equal(["Cy"], Labels(composer)));
        Assert.Equal("not in this conversation", composer.Find(".suggestion-detail").TextContent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task All_are_offered_only_to_those_who_may(bool may)
    {
        var composer = await TypeAsync("@", canMentionAll: may);
        Assert.Equal(may, Labels(composer).Contains("all"));
    }

    [Fact]
    public async Task Without_the_server_one_types_on()
    {
        var composer = await ComposeAsync(canMentionAll: false);
        Api.Instead = ModelApi.Unreachable;
        Type(composer, "@b");
        Assert.Empty(Labels(composer));
        Assert.Equal("@b", composer.Find("textarea").GetAttribute("value"));
    }

    [Fact]
    public async Task Codes_are_suggested_and_a_finished_one_is_replaced()
    {
        var data = JSInterop.SetupModule("./Emoji/emoji.js");
        data.Mode = JSRuntimeMode.Loose;
        data.Setup<string>("load").SetResult(EmojiFile.Text);
        var composer = await TypeAsync(":tad");
        Assert.Equal(":tada:", Labels(composer)[0]);
        Type(composer, "so :tada:");
        Assert.Equal([3, 9, "🎉"], script.VerifyInvoke("replace").Arguments);
        Assert.Empty(Labels(composer));
    }

    private async Task<IRenderedComponent<Composer>> TypeAsync(
        string text,
        bool direct = false,
        bool canMentionAll = false
    )
    {
        var composer = await ComposeAsync(canMentionAll, direct);
        Type(composer, text);
        return composer;
    }

    private async Task<IRenderedComponent<Composer>> ComposeAsync(bool canMentionAll, bool direct = false)
    {
        room = Server.Open(direct ? Server.Others[0] : null);
        room.Role = canMentionAll ? MemberRole.Admin : MemberRole.Member;
        await StartAsync();
        script = JSInterop.SetupModule("./Messages/Writing/Composer.razor.js").SetupModule("init", _ => true);
        script.Mode = JSRuntimeMode.Loose;
        return Render<Composer>(p => p.AddCascadingValue(Chat).Add(c => c.ConversationId, room.Id));
    }

    // The caret stands at the end of what was typed.
    private void Type(IRenderedComponent<Composer> composer, string text)
    {
        script.Setup<int>("caret").SetResult(text.Length);
        composer.Find("textarea").Input(text);
    }

    private static Task PressAsync(IRenderedComponent<Composer> composer, string key) =>
        composer.InvokeAsync(() => new ComposerKeys(composer.Instance).Pressed(key));

    private static string[] Labels(IRenderedComponent<Composer> composer) =>
        [.. composer.FindAll(".suggestion-label").Select(l => l.TextContent)];
}
