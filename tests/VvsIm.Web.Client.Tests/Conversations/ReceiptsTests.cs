using Bunit;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Conversations;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Conversations;

public sealed class ReceiptsTests : ChatTest
{
    private readonly Room room;

    public ReceiptsTests()
    {
        room = Server.Open();
        Server.Say(room, Server.Me);
        Server.Say(room, Server.Me);
        Server.Receipts[room.Id] = [new(Server.Others[0], 1)];
    }

    [Fact]
    public async Task Who_has_seen_a_message_is_loaded_and_told()
    {
        await StartAsync();
        Chat.OpenUp(room.Id);
        Assert.Equal([Server.Others[0]], Chat.Receipts.SeenBy(1));
        Assert.Empty(Chat.Receipts.SeenBy(2));

        Tell(new ReadReceipt(room.Id, Server.Others[1], 2));
        Tell(new ReadReceipt(room.Id, Server.Others[1], 1));
        Tell(new ReadReceipt(Guid.CreateVersion7(), Server.Others[0], 2));

        Assert.Equal([Server.Others[1]], Chat.Receipts.SeenBy(2));
        Assert.Equal(2, Chat.Receipts.SeenBy(1).Count);
        Assert.Empty(Chat.Receipts.SeenBy(0));
    }

    [Fact]
    public async Task Who_leaves_has_seen_nothing_more_and_another_conversation_begins_anew()
    {
        var other = Server.Open();
        await StartAsync();
        Chat.OpenUp(room.Id);
        Server.LoseMember(room, heir: false, who: Server.Others[0]);
        Deliver();
        Assert.Empty(Chat.Receipts.SeenBy(1));

        Chat.OpenUp(other.Id);
        Chat.OpenUp(room.Id);
        Assert.Single(Chat.Receipts.SeenBy(1));
    }

    [Fact]
    public async Task Who_does_not_tell_learns_nothing()
    {
        await StartAsync();
        Chat.OpenUp(room.Id);
        Tell(new MeChanged(Server.Self with { ReadReceipts = false }));
        Assert.Empty(Chat.Receipts.SeenBy(1));
        Assert.False(Chat.Me.ReadReceipts);

        Tell(new MeChanged(Server.Self));
        Assert.Single(Chat.Receipts.SeenBy(1));
    }

    [Fact]
    public async Task In_a_group_it_is_a_number_with_names_behind_it()
    {
        await StartAsync();
        Chat.People.Add(Server.People);
        Chat.OpenUp(room.Id);
        var seen = Render<SeenBy>(p =>
            p.AddCascadingValue(Chat).Add(s => s.ConversationId, room.Id).Add(s => s.Seq, 1)
        );
        Assert.Equal("Seen by 1", seen.Find("[data-testid=seen]").TextContent.Trim());

        await seen.Find("button").ClickAsync();

        Assert.Equal("Bo", seen.Find(".seen-person bdi").TextContent);
    }

    [Fact]
    public async Task Between_two_it_is_seen_or_not()
    {
        var direct = Server.Open(Server.Others[0]);
        Server.Say(direct, Server.Me);
        await StartAsync();
        Chat.OpenUp(direct.Id);
        var seen = Render<SeenBy>(p =>
            p.AddCascadingValue(Chat).Add(s => s.ConversationId, direct.Id).Add(s => s.Seq, 1)
        );
        Assert.Empty(seen.FindAll("[data-testid=seen]"));

        Tell(new ReadReceipt(direct.Id, Server.Others[0], 1));

        await seen.WaitForAssertionAsync(() => Assert.NotNull(seen.Find("[aria-label=Seen]")));
    }

    private void Tell(RealtimeEvent happened)
    {
        Server.Events.Add(happened);
        Deliver();
    }
}
