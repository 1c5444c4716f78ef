using VvsIm.Contracts;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Conversations;

public sealed class ListConversationsTests : HostTest
{
    [Fact]
    public async Task The_last_active_conversation_comes_first_with_its_last_message()
    {
        var (ann, bo, cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));
        var (withBo, withCy) = (await ann.OpenDirectAsync(bo), await ann.OpenDirectAsync(cy));
        await ann.SendAsync(withBo, "first");
        var last = await cy.SendAsync(withCy, "second");

        var list = await ann.Api.Conversations.ListAsync(cancellationToken: Stop);
        await bo.SendAsync(withBo, "third");
        var after = await ann.Api.Conversations.ListAsync(cancellationToken: Stop);

        Assert.Equal([withCy, withBo], list.Items.Select(conversation => conversation.Id));
        Assert.Equal(last, list.Items[0].LastMessage);
        Assert.Equal([withBo, withCy], after.Items.Select(conversation => conversation.Id));
        Assert.Equal(["Ann", "Bo", "Cy"], list.Users.Select(user => user.DisplayName).Order());
    }

    [Fact]
    public async Task Pages_give_every_conversation_once()
    {
        var people = await Host.SignUpManyAsync(12);
        var ann = people[0];
        foreach (var other in people[1..])
            await ann.OpenDirectAsync(other);

        var seen = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = await ann.Api.Conversations.ListAsync(cursor, 4, Stop);
            seen.AddRange(page.Items.Select(conversation => conversation.Id));
            cursor = page.NextCursor;
        } while (cursor is not null);

        Assert.Equal(11, seen.Count);
        Assert.Equal(11, seen.Distinct().Count());
    }

    [Fact]
    public async Task Unread_counts_what_others_said_after_my_position_and_never_my_own()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        await ann.SendAsync(room, "one");
        await bo.SendAsync(room, "two");
        await ann.SendAsync(room, "three");
        await ann.SendAsync(room, "four");

        Assert.Equal(1, (await ann.ConversationAsync(room)).Unread);
        Assert.Equal(3, (await bo.ConversationAsync(room)).Unread);

        await bo.Api.Conversations.MarkReadAsync(room, 3, Stop);
        Assert.Equal(1, (await bo.ConversationAsync(room)).Unread);
    }

    [Fact]
    public async Task Unread_is_exact_up_to_ninety_nine()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);

        await ann.SendManyAsync(room, 99);
        Assert.Equal(99, (await bo.ConversationAsync(room)).Unread);

        await ann.SendManyAsync(room, 20);
        Assert.Equal(Limits.CountedUnread, (await bo.ConversationAsync(room)).Unread);
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("AAAA")]
    [InlineData("MDE5OGMwZGUwMDAwNzAwMDgwMDAwMDAwMDAwMDAwMDFub3QgYSB0aW1l")]
    public async Task A_cursor_that_is_not_ours_is_refused(string cursor)
    {
        var ann = await Host.SignUpAsync("Ann");

        var problem = await ann.RefusedAsync(
            HttpMethod.Get,
            $"api/conversations?cursor={Uri.EscapeDataString(cursor)}"
        );

        Assert.Equal(ProblemCodes.Invalid, problem.Code);
    }
}
