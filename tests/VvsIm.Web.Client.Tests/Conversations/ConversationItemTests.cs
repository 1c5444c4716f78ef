using Bunit;
using Microsoft.AspNetCore.Components.Web;
using VvsIm.Web.Client.Conversations;

namespace VvsIm.Web.Client.Tests.Conversations;

public sealed class ConversationItemTests : BunitContext
{
    private static readonly ConversationRow Plain = new()
    {
        Id = Guid.Parse("0192e5a0-7c1e-7b6e-9c3d-2f1e0d9c8b7a"),
        Seed = "seed",
        Name = "Bo",
        Preview = "hi",
        ActiveAt = default,
        Time = "9:00",
        Unread = 0,
    };

    [Fact]
    public void It_leads_to_its_conversation_and_says_so_when_it_is_the_current_one()
    {
        var item = Show(Plain, current: true);
        Assert.Equal($"c/{Plain.Id}", item.Find("a").GetAttribute("href"));
        Assert.Equal("page", item.Find("a").GetAttribute("aria-current"));
    }

    [Fact]
    public void Unread_messages_have_a_badge_with_words_for_who_cannot_see_it()
    {
        var item = Show(Plain with { Unread = 120 });
        Assert.Equal("99+ unread", item.Find("[data-testid=unread]").TextContent);
    }

    [Fact]
    public void Nothing_unread_has_no_badge()
    {
        var item = Show(Plain);
        Assert.Empty(item.FindAll("[data-testid=unread]"));
        Assert.Null(item.Find("a").GetAttribute("aria-current"));
    }

    [Fact]
    public void An_equal_row_is_not_rendered_again()
    {
        var item = Show(Plain);
        var before = item.RenderCount;
        item.Render(p => p.Add(i => i.Row, Plain with { }));
        Assert.Equal(before, item.RenderCount);
        item.Render(p => p.Add(i => i.Row, Plain with { Unread = 1 }));
        Assert.Equal(before + 1, item.RenderCount);
    }

    [Fact]
    public void What_is_muted_says_so_and_counts_quietly()
    {
        var item = Show(Plain with { Muted = true, Quiet = true, Unread = 2 });
        Assert.NotNull(item.Find("[aria-label=Muted]"));
        Assert.Contains("item-quiet", item.Find("[data-testid=unread]").ClassName);
    }

    [Fact]
    public void Mentions_and_replies_have_marks_with_words()
    {
        var item = Show(Plain with { Mentioned = true, Replied = true });
        Assert.Equal("@mentions you", item.Find("[data-testid=mentioned]").TextContent);
        Assert.NotNull(item.Find("[aria-label='New replies in threads']"));
    }

    [Fact]
    public void A_draft_takes_the_place_of_the_last_message_but_not_where_it_is_being_written()
    {
        var row = Plain with { Draft = "not yet" };
        Assert.Equal("Draft: not yet", Show(row).Find(".item-preview").TextContent.Trim());
        Assert.Equal("hi", Show(row, current: true).Find(".item-preview").TextContent.Trim());
    }

    [Fact]
    public async Task Alt_and_the_arrows_move_a_pinned_one()
    {
        var moves = new List<int>();
        foreach (var pinned in new[] { true, false })
        {
            var item = Render<ConversationItem>(p =>
                p.Add(i => i.Row, Plain with { Pinned = pinned }).Add(i => i.OnMove, step => moves.Add(step.By))
            );
            foreach (var key in new[] { "ArrowUp", "ArrowDown" })
                await item.Find("a").KeyDownAsync(new KeyboardEventArgs { Key = key, AltKey = true });
            await item.Find("a").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowUp" });
        }
        Assert.Equal([-1, 1], moves);
    }

    private IRenderedComponent<ConversationItem> Show(ConversationRow row, bool current = false) =>
        Render<ConversationItem>(p => p.Add(i => i.Row, row).Add(i => i.Current, current));
}
