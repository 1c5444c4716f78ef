using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Conversations;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Conversations;

public sealed class ConversationRowTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 17, 9, 0, 0, TimeSpan.Zero);
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

    [Fact]
    public void What_a_mention_and_marks_say_is_shown_in_words()
    {
        people.Add(server.People);
        var room = server.Open();
        server.Say(room, server.Others[0], text: $"**Look**, <@{server.Others[1]}>");
        Assert.Equal("Look, @Cy", Row(room).Preview);
    }

    [Fact]
    public void A_draft_is_shown_on_one_line_and_nothing_but_spaces_is_none()
    {
        var room = server.Open();
        Assert.Equal("Dear Bo, how", Row(room, "Dear Bo,\n how").Draft);
        Assert.Null(Row(room, " \n").Draft);
    }

    [Fact]
    public void A_mute_is_over_when_its_time_has_passed_and_what_is_archived_is_quiet()
    {
        var room = server.Open();
        server.Prefer(room, new() { MutedUntil = new(Now.AddMinutes(1)) });
        Assert.True(Row(room) is { Muted: true, Quiet: true });
        server.Prefer(room, new() { MutedUntil = new(Now) });
        Assert.True(Row(room) is { Muted: false, Quiet: false });
        server.Prefer(room, new() { Archived = true });
        Assert.True(Row(room) is { Muted: false, Quiet: true });
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "1")]
    [InlineData(99, "99")]
    [InlineData(Limits.CountedUnread, "99+")]
    [InlineData(240, "99+")]
    public void Unread_is_counted_up_to_99(int unread, string? text) => Assert.Equal(text, Counted.Text(unread));

    private ConversationRow Row(Room room, string draft = "") =>
        ConversationRow.Of(server.Fetch(room), server.Me, people, _ => "9:00", Now, draft);
}
