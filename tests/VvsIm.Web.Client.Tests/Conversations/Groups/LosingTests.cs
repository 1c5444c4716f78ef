using Bunit;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Conversations;
using VvsIm.Web.Client.Conversations.Groups;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Conversations.Groups;

public sealed class LosingTests : ChatTest
{
    private Toasts Toasts => Services.GetRequiredService<Toasts>();

    [Fact]
    public async Task Whoever_is_removed_keeps_nothing_and_is_told()
    {
        var room = Server.Open();
        Server.Say(room, Server.Others[0], text: "secret");
        await StartAsync();
        Render<Departures>(p => p.AddCascadingValue(Chat));
        var view = Render<ConversationView>(p => p.AddCascadingValue(Chat).Add(v => v.Id, room.Id));
        await view.WaitForAssertionAsync(() => Assert.Contains("secret", view.Markup));
        Api.Instead = request => request.Method == HttpMethod.Post ? ModelApi.Unreachable(request) : null;
        await Chat.Sending.SendAsync(room.Id, "unsent");
        Chat.Drafts[room.Id] = "begun";

        Server.Leave(room);
        await view.InvokeAsync(Deliver);

        await view.WaitForAssertionAsync(() => Assert.Contains("This conversation isn’t here", view.Markup));
        Assert.DoesNotContain("secret", view.Markup);
        Assert.Empty(Chat.Outgoing.Items);
        Assert.Equal("", Chat.Drafts[room.Id]);
        Assert.Equal("You are no longer a member of Room.", Assert.Single(Toasts.All).Text);
        Assert.Contains(JSInterop.Invocations, call => call.Identifier == "remove");
    }

    [Fact]
    public async Task Whoever_leaves_by_themselves_is_told_nothing()
    {
        var room = Server.Open();
        await StartAsync();
        Render<Departures>(p => p.AddCascadingValue(Chat));
        Assert.True(await new GroupActions(Chat, Toasts).LeaveAsync(room.Id));
        Assert.Null(Chat.Conversations.Find(room.Id));
        Assert.Empty(Toasts.All);
    }

    [Fact]
    public async Task What_is_missing_after_loading_afresh_is_lost_too()
    {
        var (kept, lost) = (Server.Open(), Server.Open());
        await StartAsync();
        var told = new List<Guid>();
        Chat.Lost += conversation => told.Add(conversation.Id);
        lost.Left = true;
        Chat.Conversations.Load(Server.List());
        Chat.Sync.Ask();
        Assert.Equal([lost.Id], told);
        Assert.NotNull(Chat.Conversations.Find(kept.Id));
    }

    [Fact]
    public async Task Who_comes_back_to_a_hidden_history_sees_none_of_it()
    {
        var room = Server.Open();
        Server.Say(room, Server.Others[0], text: "before");
        await StartAsync();
        var open = Chat.OpenUp(room.Id);
        Assert.Single(open.Log.Items);
        (room.HistoryFrom, room.Change) = (1, room.Change + 1);
        Chat.Conversations.Apply(Server.Fetch(room));
        Chat.Changed.Raise();
        Assert.Empty(open.Log.Items);
        Assert.False(open.Log.HasOlder);
    }
}
