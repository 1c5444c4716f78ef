using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Conversations;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Conversations;

public sealed class ConversationRowTests
{
    private readonly ModelServer server = new(new Random(1));
    private readonly People people = new();

    public ConversationRowTests() => people.Add(server.People);

    [Fact]
    public void A_direct_conversation_is_named_after_the_other()
    {
        var room = server.Open(server.Others[0]);
        server.Say(room, server.Others[0], text: "hi");
        var row = Row(room);
        Assert.Equal(("Bo", null, "hi"), (row.Name, row.Speaker, row.Preview));
    }

    [Fact]
    public void In_a_group_the_speaker_is_named()
    {
        people.Add([new User(server.Others[1], "Cy Clark")]);
        var room = server.Open();
        server.Say(room, server.Others[1], text: "hi");
        Assert.Equal("Cy", Row(room).Speaker);
    }

    [Fact]
    public void One_s_own_last_word_is_one_s_own()
    {
        var room = server.Open();
        server.Say(room, server.Me, text: "hi");
        Assert.Equal("You", Row(room).Speaker);
    }

    [Fact]
    public void A_preview_is_one_line_and_never_half_a_character()
    {
        var room = server.Open();
        server.Say(room, server.Others[0], text: "one\n\ttwo");
        Assert.Equal("one two", Row(room).Preview);
        server.Say(room, server.Others[0], text: new string('x', 119) + "😀😀");
        Assert.Equal(new string('x', 119), Row(room).Preview);
    }

    [Fact]
    public void Somebody_unknown_has_no_name_yet_and_becomes_wanted()
    {
        var stranger = Guid.CreateVersion7();
        Assert.Null(Row(server.Open(stranger)).Name);
        Assert.Equal([stranger], people.TakeWanted());
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "1")]
    [InlineData(99, "99")]
    [InlineData(Limits.CountedUnread, "99+")]
    [InlineData(240, "99+")]
    public void Unread_is_counted_up_to_99(int unread, string? text) => Assert.Equal(text, Counted.Text(unread));

    private ConversationRow Row(Room room) => ConversationRow.Of(server.Fetch(room), server.Me, people, _ => "9:00");
}
