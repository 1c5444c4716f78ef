using Bunit;
using VvsIm.Web.Client.Messages;
using VvsIm.Web.Client.Messages.Actions;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Tests.Messages;

public sealed class MessageRowTests : BunitContext
{
    private static readonly UnsentMessage Unsent = new(Guid.CreateVersion7(), Guid.CreateVersion7(), "hi", default);

    private static readonly LogRow Other = new()
    {
        Key = "k",
        Seq = 7,
        SenderId = Guid.CreateVersion7(),
        SenderName = "Bo",
        Mine = false,
        Text = "hi",
        At = new LocalMoment("2026-05-17T09:00Z", "2026-05-17", "9:00", "17 May 2026, 9:00"),
        StartsRun = true,
    };

    private static readonly LogRow Own = Other with { Mine = true, State = SendState.Sent };

    [Fact]
    public void Line_breaks_and_spaces_stay_as_typed() =>
        Assert.Equal("a\n\n  b", Show(Other with { Text = "a\n\n  b" }).Find(".message-text").TextContent);

    [Fact]
    public void Markup_is_only_text()
    {
        var row = Show(Other with { Text = "<img src=x onerror=alert(1)>" });
        Assert.Empty(row.FindAll("img"));
        Assert.Equal("<img src=x onerror=alert(1)>", row.Find(".message-text").TextContent);
    }

    [Fact]
    public void A_link_opens_elsewhere_and_tells_nothing_of_here()
    {
        var link = Show(Other with { Text = "see https://example.com/a." }).Find(".message-text a");
        Assert.Equal("https://example.com/a", link.GetAttribute("href"));
        Assert.Equal("noopener noreferrer", link.GetAttribute("rel"));
        Assert.Equal("see https://example.com/a.", link.ParentElement!.TextContent);
    }

    [Theory]
    [InlineData(SendState.Waiting, "Sending")]
    [InlineData(SendState.Sending, "Sending")]
    [InlineData(SendState.Sent, "Sent")]
    [InlineData(SendState.Failed, "Not sent")]
    public void One_s_own_message_says_how_far_it_has_come(SendState state, string words) =>
        Assert.Equal(words, Show(Own with { State = state }).Find(".message-state").GetAttribute("aria-label"));

    [Fact]
    public void An_edited_message_says_so() =>
        Assert.StartsWith("edited", Show(Other with { Edited = true }).Find(".message-meta").TextContent.Trim());

    [Fact]
    public void A_deleted_message_leaves_a_tombstone() =>
        Assert.Equal(
            "This message was deleted",
            Show(Other with { Text = "", Deleted = true }).Find(".message-deleted").TextContent
        );

    [Fact]
    public void Others_messages_have_no_state() => Assert.Empty(Show(Other).FindAll(".message-state"));

    [Fact]
    public void A_refused_message_can_be_sent_again_or_discarded()
    {
        var done = new List<RowActionKind>();
        var row = Render<MessageRow>(p =>
            p.Add(r => r.Row, Own with { State = SendState.Failed, Reason = "Too long.", Unsent = Unsent })
                .Add(r => r.OnAction, (RowAction action) => done.Add(action.Kind))
        );
        Assert.Equal("Not sent. Too long.", row.Find("[role=alert] span").TextContent);
        row.FindAll("[role=alert] button")[0].Click();
        row.FindAll("[role=alert] button")[1].Click();
        Assert.Equal([RowActionKind.Retry, RowActionKind.Discard], done);
    }

    [Fact]
    public void Among_several_people_a_run_begins_with_name_and_face()
    {
        var row = Render<MessageRow>(p => p.Add(r => r.Row, Other).Add(r => r.NamesSenders, true));
        Assert.Equal("Bo", row.Find(".message-name").TextContent);
        Assert.NotNull(row.Find(".avatar"));
        row.Render(p => p.Add(r => r.Row, Other with { StartsRun = false }));
        Assert.Empty(row.FindAll(".message-name"));
        Assert.Contains("Bo", row.Find(".visually-hidden").TextContent);
    }

    [Fact]
    public void An_equal_row_is_not_rendered_again()
    {
        var row = Show(Other);
        var before = row.RenderCount;
        row.Render(p => p.Add(r => r.Row, Other with { }));
        Assert.Equal(before, row.RenderCount);
    }

    private IRenderedComponent<MessageRow> Show(LogRow row) => Render<MessageRow>(p => p.Add(r => r.Row, row));
}
