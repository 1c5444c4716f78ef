using System.Text.Json;
using Bunit;
using VvsIm.Contracts;
using VvsIm.Web.Client.Messages;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Messages;

public sealed class DraftsTests : ChatTest
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly Room room;

    public DraftsTests()
    {
        room = Server.Open();
        Server.Say(room, Server.Others[0]);
    }

    [Fact]
    public async Task What_is_typed_quickly_is_saved_once()
    {
        await StartAsync();
        foreach (var text in new[] { "h", "he", "hello" })
            Chat.Drafts[room.Id] = text;
        Assert.Null(room.Own.Draft);

        Time.Advance(Pause);

        Assert.Equal("hello", room.Own.Draft);
        Assert.Single(Saves);
        Assert.False(Chat.Drafts.Unsaved);
        Assert.Equal("hello", Chat.Drafts[room.Id]);
    }

    [Fact]
    public async Task Who_types_without_a_pause_is_saved_all_the_same()
    {
        await StartAsync();
        for (var n = 0; n < 10; n++)
        {
            Chat.Drafts[room.Id] += "word ";
            Time.Advance(TimeSpan.FromMilliseconds(500));
        }
        Assert.StartsWith("word word word", room.Own.Draft);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Leaving_or_turning_away_saves_at_once(bool leaves)
    {
        await StartAsync();
        Chat.OpenUp(room.Id);
        Chat.Drafts[room.Id] = "begun";

        if (leaves)
            Chat.Close();
        else
            Chat.Attentive = false;

        await Eventually.TrueAsync(() => room.Own.Draft == "begun");
    }

    [Fact]
    public async Task Sending_clears_it_at_once()
    {
        Server.SaveDraft(room, "begun");
        await StartAsync();
        Chat.Drafts[room.Id] = "";
        await Eventually.TrueAsync(() => room.Own.Draft is null);
    }

    [Fact]
    public async Task Another_devices_draft_shows_while_nothing_is_typed_here()
    {
        await StartAsync();
        Server.SaveDraft(room, "from the phone");
        Deliver();
        Assert.Equal("from the phone", Chat.Drafts[room.Id]);
    }

    [Fact]
    public async Task What_is_unsaved_here_is_not_overwritten_and_wins()
    {
        await StartAsync();
        Chat.Drafts[room.Id] = "from here";
        Server.SaveDraft(room, "from the phone");
        Deliver();
        Assert.Equal("from here", Chat.Drafts[room.Id]);

        Time.Advance(Pause);

        Assert.Equal("from here", room.Own.Draft);
    }

    [Fact]
    public async Task A_field_with_the_focus_keeps_its_words_until_it_is_left()
    {
        await StartAsync();
        Chat.Drafts.Focus(room.Id);
        Chat.Drafts[room.Id] = "from here";
        Time.Advance(Pause);
        Server.SaveDraft(room, "from the phone");
        Deliver();
        Assert.Equal("from here", Chat.Drafts[room.Id]);

        Chat.Drafts.Blur(room.Id);

        Assert.Equal("from the phone", Chat.Drafts[room.Id]);
    }

    [Fact]
    public async Task An_empty_field_with_the_focus_takes_what_another_device_wrote()
    {
        await StartAsync();
        Chat.Drafts.Focus(room.Id);
        Server.SaveDraft(room, "from the phone");
        Deliver();
        Assert.Equal("from the phone", Chat.Drafts[room.Id]);
    }

    [Fact]
    public async Task Without_network_it_is_kept_here_and_saved_later()
    {
        await StartAsync();
        Api.Instead = ModelApi.Unreachable;
        Chat.Drafts[room.Id] = "in a tunnel";
        Time.Advance(Pause);
        Assert.True(Chat.Drafts.Unsaved);
        Assert.Contains(JSInterop.Invocations, call => call.Identifier == "put");
        Assert.DoesNotContain(JSInterop.Invocations, call => call.Identifier == "remove");

        Api.Instead = null;
        Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal("in a tunnel", room.Own.Draft);
        Assert.Contains(JSInterop.Invocations, call => call.Identifier == "remove");
    }

    [Fact]
    public async Task What_this_browser_kept_is_taken_up_and_saved()
    {
        Kept(new(room.Id, "kept here", Time.GetUtcNow()));
        await StartAsync();
        Assert.Equal("kept here", Chat.Drafts[room.Id]);
        Time.Advance(Pause);
        Assert.Equal("kept here", room.Own.Draft);
    }

    [Fact]
    public async Task What_was_kept_long_ago_gives_way_to_what_was_written_since()
    {
        Server.SaveDraft(room, "newer");
        Kept(new(room.Id, "older", room.Own.DraftAt!.Value.AddHours(-1)));
        await StartAsync();
        Time.Advance(Pause);
        Assert.Equal("newer", room.Own.Draft);
        Assert.Equal("newer", Chat.Drafts[room.Id]);
    }

    [Fact]
    public async Task What_the_server_does_not_take_stays_as_long_as_the_page()
    {
        await StartAsync();
        Api.Instead = request =>
            request.RequestUri!.AbsolutePath.EndsWith("/draft", StringComparison.Ordinal)
                ? ModelApi.Refuse(400, ProblemCodes.LimitExceeded)
                : null;
        Chat.Drafts.Focus(room.Id);
        Chat.Drafts[room.Id] = "far too long";
        Time.Advance(Pause);
        Chat.Drafts.Blur(room.Id);
        Assert.Equal("far too long", Chat.Drafts[room.Id]);
        Assert.Single(Saves);
    }

    [Fact]
    public async Task Signing_out_forgets_them()
    {
        await StartAsync();
        Chat.Drafts[room.Id] = "secret";
        await Chat.ForgetAsync();
        Assert.Equal("", Chat.Drafts[room.Id]);
        Assert.Equal(2, JSInterop.Invocations.Count(call => call.Identifier == "clear"));
    }

    private IEnumerable<string> Saves => Api.Asked.Where(asked => asked.EndsWith("/draft", StringComparison.Ordinal));

    private void Kept(UnsavedDraft draft) =>
        JSInterop
            .SetupModule("./Messages/drafts.js")
            .Setup<string[]>("adopt", _ => true)
            .SetResult([JsonSerializer.Serialize(draft, DraftJson.Default.UnsavedDraft)]);
}
