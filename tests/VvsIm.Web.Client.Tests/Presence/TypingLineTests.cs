using Bunit;
using VvsIm.Contracts.Presence;
using VvsIm.Web.Client.Presence;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Presence;

public sealed class TypingLineTests : PresenceScene
{
    private readonly Room room;

    public TypingLineTests() => room = Server.Open();

    [Fact]
    public async Task It_names_who_types_and_says_it_once_to_who_listens()
    {
        await StartAsync();
        Chat.People.Add(Server.People);
        var line = Render<TypingLine>(p => p.AddCascadingValue(Chat).Add(l => l.ConversationId, room.Id));
        Assert.Equal("", Shown(line));

        Tell(new Typing(room.Id, Bo));
        await line.WaitForAssertionAsync(() => Assert.Equal("Bo is typing…", Shown(line)));
        Assert.Equal("Bo is typing…", Spoken(line));
        Tell(new Typing(room.Id, Server.Others[1]));
        await line.WaitForAssertionAsync(() => Assert.Equal("Bo and Cy are typing…", Shown(line)));
        Assert.Equal("Bo is typing…", Spoken(line));

        Server.Say(room, Bo);
        Server.Say(room, Server.Others[1]);
        Deliver();
        await line.WaitForAssertionAsync(() => Assert.Equal(("", ""), (Shown(line), Spoken(line))));
    }

    [Fact]
    public async Task What_oneself_types_elsewhere_and_what_is_typed_in_a_thread_is_not_shown()
    {
        await StartAsync();
        Chat.People.Add(Server.People);
        var line = Render<TypingLine>(p => p.AddCascadingValue(Chat).Add(l => l.ConversationId, room.Id));
        var thread = Render<TypingLine>(p =>
            p.AddCascadingValue(Chat).Add(l => l.ConversationId, room.Id).Add(l => l.ThreadSeq, 1)
        );

        Tell(new Typing(room.Id, Server.Me), new Typing(room.Id, Bo, 1), new Typing(Guid.NewGuid(), Bo));

        await thread.WaitForAssertionAsync(() => Assert.Equal("Bo is typing…", Shown(thread)));
        Assert.Equal("", Shown(line));
    }

    private static string Shown(IRenderedComponent<TypingLine> line) =>
        line.Find("[data-testid=typing]").TextContent.Trim();

    private static string Spoken(IRenderedComponent<TypingLine> line) => line.Find("[role=status]").TextContent.Trim();
}
