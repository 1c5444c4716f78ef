using VvsIm.Contracts.Search;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Search;

/// <summary>Everything that one may read is found, and nothing else: not as a hit, a name, a title or a count.</summary>
public sealed class VisibilityTests : SearchTest
{
    [Fact]
    public async Task A_stranger_finds_nothing()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var stranger = await Host.SignUpAsync("Stranger");
        var room = await ann.CreateGroupAsync("The secret room", bo);
        await ann.SendAsync(room, "the secret");
        await IndexedAsync();

        foreach (var q in (string[])["secret", $"in:{room}", $"secret in:{room}", "in:secret", $"from:{ann.Id}"])
        {
            var page = await PageAsync(stranger, new() { Q = q });
            Assert.Empty(page.Items);
            Assert.Empty(page.Conversations);
            Assert.Empty(page.Users);
        }
        Assert.Single(await FindAsync(bo, "secret"));
    }

    [Fact]
    public async Task Whoever_is_removed_or_leaves_finds_nothing_of_it_at_once()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var cy = await Host.SignUpAsync("Cy");
        var room = await ann.CreateGroupAsync("Ops", bo, cy);
        await ann.SendAsync(room, "the plan");
        await IndexedAsync();
        Assert.Single(await FindAsync(bo, "plan"));

        await bo.Api.Conversations.LeaveAsync(room, Stop);
        await ExecuteAsync($"UPDATE conversation_members SET left_at = now() WHERE user_id = '{cy.Id}'");

        Assert.Empty(await FindAsync(bo, "plan"));
        Assert.Empty(await FindAsync(cy, "plan"));
        Assert.Empty(await FindAsync(cy, $"in:{room} from:{ann.Id}"));
        Assert.Single(await FindAsync(ann, "plan"));
    }

    [Fact]
    public async Task What_was_said_before_one_came_is_found_only_where_history_is_open()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.CreateGroupAsync("Ops", bo);
        await ann.SendAsync(room, "plan one");
        var second = await ann.SendAsync(room, "plan two");
        await ann.SendAsync(room, "plan three");
        await ExecuteAsync($"UPDATE conversation_members SET history_from = {second.Seq} WHERE user_id = '{bo.Id}'");
        await IndexedAsync();

        Assert.Equal(["plan three"], await FindAsync(bo, "plan"));
        Assert.Equal(["plan three"], await FindAsync(bo, "in:ops"));
        Assert.Equal(3, (await FindAsync(ann, "plan")).Length);
    }

    [Fact]
    public async Task A_public_channel_is_found_by_its_workspace_and_by_nobody_of_another()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var elsewhere = await Host.SignUpAsync("Elsewhere");
        await ExecuteAsync(
            $"""
            INSERT INTO workspaces (id, name) VALUES ('{Guid.CreateVersion7()}', 'Elsewhere');
            UPDATE workspace_members SET workspace_id = (SELECT id FROM workspaces WHERE name = 'Elsewhere')
            WHERE user_id = '{elsewhere.Id}'
            """
        );
        var room = await ann.CreateGroupAsync("Announcements");
        await ann.SendAsync(room, "free cake");
        await IndexedAsync();
        Assert.Empty(await FindAsync(bo, "cake"));

        await ExecuteAsync($"UPDATE conversations SET kind = 'channel' WHERE id = '{room}'");

        var page = await PageAsync(bo, new() { Q = "cake in:announcements" });
        Assert.Equal(room, Assert.Single(page.Items).ConversationId);
        Assert.Equal("Announcements", Assert.Single(page.Conversations).Title);
        Assert.Empty(await FindAsync(elsewhere, "cake"));

        await ExecuteAsync($"UPDATE conversations SET deleted_at = now() WHERE id = '{room}'");
        Assert.Empty(await FindAsync(bo, "cake"));
        Assert.Empty(await FindAsync(ann, "cake"));
    }

    [Fact]
    public async Task Somebody_in_very_many_conversations_finds_in_all_of_them_and_no_others()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        for (var i = 0; i < 70; i++)
            await ann.SendAsync(await ann.CreateGroupAsync($"Room {i}"), $"needle {i}");
        await bo.SendAsync(await bo.CreateGroupAsync("Bo's own"), "needle of Bo");
        await IndexedAsync();

        var found = new List<string>();
        var request = new SearchRequest { Q = "needle", Limit = 50 };
        do
        {
            var page = await PageAsync(ann, request);
            found.AddRange(page.Items.Select(hit => hit.Snippet.Text));
            request = request with { Cursor = page.NextCursor };
        } while (request.Cursor is not null);

        Assert.Equal(70, found.Count);
        Assert.DoesNotContain("needle of Bo", found);
        Assert.Equal(["needle of Bo"], await FindAsync(bo, "needle"));
    }
}
