using Bunit;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Web.Client.Conversations;
using VvsIm.Web.Client.Shell;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Conversations;

public sealed class ConversationItemTests : ChatTest
{
    private static readonly ConversationRow Plain = new()
    {
        Id = Guid.Parse("0192e5a0-7c1e-7b6e-9c3d-2f1e0d9c8b7a"),
        Seed = "seed",
        Name = "Bo",
        Preview = "hi",
        ActiveAt = default,
        Unread = 0,
    };

    [Fact]
    public async Task It_leads_to_its_conversation_and_says_so_when_it_is_the_current_one()
    {
        var item = await RenderAsync(Plain, current: true);
        Assert.Equal($"c/{Plain.Id}", item.Find("a").GetAttribute("href"));
        Assert.Equal("page", item.Find("a").GetAttribute("aria-current"));
    }

    [Fact]
    public async Task Unread_messages_have_a_badge_with_words_for_who_cannot_see_it()
    {
        var item = await RenderAsync(Plain with { Unread = 120 });
        Assert.Equal("99+ unread", item.Find("[data-testid=unread]").TextContent);
    }

    [Fact]
    public async Task Nothing_unread_has_no_badge()
    {
        var item = await RenderAsync(Plain);
        Assert.Empty(item.FindAll("[data-testid=unread]"));
        Assert.Null(item.Find("a").GetAttribute("aria-current"));
    }

    [Fact]
    public async Task An_equal_row_is_not_rendered_again()
    {
        var item = await RenderAsync(Plain);
        var before = item.RenderCount;
        item.Render(p => p.Add(i => i.Row, Plain with { }));
        Assert.Equal(before, item.RenderCount);
        item.Render(p => p.Add(i => i.Row, Plain with { Unread = 1 }));
        Assert.Equal(before + 1, item.RenderCount);
    }

    private async Task<IRenderedComponent<ConversationItem>> RenderAsync(ConversationRow row, bool current = false)
    {
        await Services.GetRequiredService<Clock>().LoadAsync();
        return Render<ConversationItem>(p => p.Add(i => i.Row, row).Add(i => i.Current, current));
    }
}
