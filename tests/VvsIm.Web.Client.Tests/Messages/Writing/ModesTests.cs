using Bunit;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Web.Client.Messages.Writing;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Messages.Writing;

public sealed class ModesTests : ChatTest
{
    private readonly Composing composing = new();
    private readonly List<Message> edited = [];
    private readonly List<Message> deleted = [];
    private Room room = null!;

    [Fact]
    public async Task Answering_shows_whom_and_what_until_it_is_cancelled()
    {
        var composer = await ComposeAsync();
        var message = Server.Say(room, Server.Others[0], text: "**first** line\nsecond");
        await composer.InvokeAsync(() => composing.Reply(message));
        Assert.Equal("Reply to Bo", composer.Find(".bar-title").TextContent);
        Assert.Equal("first line second", composer.Find(".bar-text").TextContent);

        composer.Find("[aria-label='Cancel reply']").Click();

        Assert.Null(composing.ReplyTo);
        Assert.Empty(composer.FindAll(".bar-title"));
    }

    [Fact]
    public async Task Changing_a_message_takes_the_field_and_gives_the_draft_back()
    {
        var composer = await ComposeAsync("a draft");
        var message = Server.Say(room, Server.Me, text: "mine");
        await composer.InvokeAsync(() => composing.Edit(message));
        Assert.Equal("mine", Value(composer));
        composer.Find("textarea").Input("mine, changed");
        Assert.Equal("a draft", Chat.Drafts[room.Id]);

        await composer.InvokeAsync(() => new ComposerKeys(composer.Instance).Pressed("Escape"));

        Assert.Equal("a draft", Value(composer));
        Assert.Null(composing.Editing);
    }

    [Fact]
    public async Task A_changed_message_is_saved_and_handed_on()
    {
        var composer = await ComposeAsync();
        await EditAsync(composer, "mine", "  better ");
        Api.Instead = Answering("better");
        composer.Find("form").Submit();
        Assert.Equal("better", Assert.Single(edited).Text);
        Assert.Null(composing.Editing);
        Assert.Equal("", Value(composer));
    }

    [Fact]
    public async Task Nothing_changed_nothing_is_asked()
    {
        var composer = await ComposeAsync();
        await EditAsync(composer, "mine", "mine ");
        var before = Api.Asked.Count;
        composer.Find("form").Submit();
        Assert.Equal(before, Api.Asked.Count);
        Assert.Null(composing.Editing);
    }

    [Theory]
    [InlineData(ProblemCodes.EditWindowOver, 403, "too old")]
    [InlineData(ProblemCodes.Conflict, 409, "has been deleted")]
    [InlineData(ProblemCodes.Unavailable, 503, "doesn’t answer")]
    public async Task What_is_refused_stays_in_the_field_with_the_reason(string code, int status, string words)
    {
        var composer = await ComposeAsync();
        await EditAsync(composer, "mine", "better");
        Api.Instead = _ => ModelApi.Refuse(status, code);
        composer.Find("form").Submit();
        Assert.Contains(words, composer.Find("[role=alert]").TextContent);
        Assert.Equal("better", Value(composer));
        Assert.NotNull(composing.Editing);
    }

    [Fact]
    public async Task Of_an_emptied_message_the_deletion_is_offered()
    {
        var composer = await ComposeAsync();
        await EditAsync(composer, "mine", " ");
        composer.Find("form").Submit();
        composer.FindAll("[role=alert] button")[1].Click();
        Assert.Equal("mine", Value(composer));

        composer.Find("textarea").Input("");
        composer.Find("form").Submit();
        composer.FindAll("[role=alert] button")[0].Click();

        Assert.Equal("mine", Assert.Single(deleted).Text);
        Assert.Null(composing.Editing);
    }

    [Fact]
    public async Task Mentions_are_changed_by_name_and_stored_by_token()
    {
        var composer = await ComposeAsync();
        var bo = Server.Others[0];
        await EditAsync(composer, $"ask <@{bo}>", null);
        Assert.Equal("ask @Bo", Value(composer));
        composer.Find("textarea").Input("ask @Bo now");
        string? sent = null;
        Api.Instead = request =>
        {
            sent = request.Content!.ReadAsStringAsync().GetAwaiter().GetResult();
            return Answering("x")(request);
        };
        composer.Find("form").Submit();
        Assert.Contains($"u003C@{bo}", sent!);
    }

    [Fact]
    public async Task A_text_that_an_event_cut_is_fetched_whole_before_it_is_changed()
    {
        var composer = await ComposeAsync();
        var message = Server.Say(room, Server.Me, text: "whole") with { Text = "wh", Cut = true };
        Api.Instead = request =>
            request.RequestUri!.AbsolutePath.EndsWith($"/messages/{message.Seq}")
                ? ModelApi.Message(message with { Text = "whole", Cut = false })
                : null;
        await composer.InvokeAsync(() => composing.Edit(message));
        Assert.Equal("whole", Value(composer));
    }

    [Fact]
    public async Task Arrow_up_in_an_empty_field_asks_for_the_last_message()
    {
        var asked = 0;
        var composer = await ComposeAsync();
        composer.Render(p => p.Add(c => c.OnEditLast, () => asked++));
        var keys = new ComposerKeys(composer.Instance);
        await composer.InvokeAsync(() => keys.Pressed("ArrowUp"));
        composer.Find("textarea").Input("text");
        await composer.InvokeAsync(() => keys.Pressed("ArrowUp"));
        Assert.Equal(1, asked);
    }

    private async Task EditAsync(IRenderedComponent<Composer> composer, string said, string? typed)
    {
        var message = Server.Say(room, Server.Me, text: said);
        await composer.InvokeAsync(() => composing.Edit(message));
        if (typed is not null)
            composer.Find("textarea").Input(typed);
    }

    private Func<HttpRequestMessage, HttpResponseMessage?> Answering(string text) =>
        request => request.Method == HttpMethod.Patch ? ModelApi.Message(room.Messages[^1] with { Text = text }) : null;

    private async Task<IRenderedComponent<Composer>> ComposeAsync(string draft = "")
    {
        room = Server.Open(Server.Others[0]);
        await StartAsync();
        Chat.People.Add(Server.People);
        Chat.Drafts[room.Id] = draft;
        return Render<Composer>(p =>
            p.AddCascadingValue(Chat)
                .Add(c => c.ConversationId, room.Id)
                .Add(c => c.Composing, composing)
                .Add(c => c.OnEdited, (Message message) => edited.Add(message))
                .Add(c => c.OnDelete, (Message message) => deleted.Add(message))
        );
    }

    private static string? Value(IRenderedComponent<Composer> composer) =>
        composer.Find("textarea").GetAttribute("value");
}
