using VvsIm.Contracts.Conversations;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Conversations;

public sealed class SyncTests : HostTest
{
    [Fact]
    public async Task Without_a_cursor_one_is_told_to_load_and_where_to_go_on()
    {
        var ann = await Host.SignUpAsync("Ann");

        var first = await ann.Api.Conversations.SyncAsync(null, Stop);
        var second = await ann.Api.Conversations.SyncAsync(first.Cursor, Stop);

        Assert.True(first.Reset);
        Assert.False(second.Reset);
        Assert.Empty(second.Conversations);
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("")]
    [InlineData("00000000000000000000000000000000.1")]
    [InlineData("00000000000000000000000000000000.99999999999999999999999")]
    public async Task A_cursor_of_elsewhere_resets_explicitly(string cursor)
    {
        var ann = await Host.SignUpAsync("Ann");

        var answer = await ann.Api.Conversations.SyncAsync(cursor, Stop);

        Assert.True(answer.Reset);
        Assert.False((await ann.Api.Conversations.SyncAsync(answer.Cursor, Stop)).Reset);
    }

    [Fact]
    public async Task A_cursor_from_before_a_restored_backup_resets()
    {
        var ann = await Host.SignUpAsync("Ann");
        var now = (await ann.Api.Conversations.SyncAsync(null, Stop)).Cursor;
        var ahead = now[..now.IndexOf('.')] + ".18446744073709551615";

        Assert.True((await ann.Api.Conversations.SyncAsync(ahead, Stop)).Reset);
    }

    [Fact]
    public async Task Messages_reading_and_new_conversations_are_all_in_the_next_answer()
    {
        var (ann, bo, cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));
        var (quiet, busy) = (await bo.OpenDirectAsync(bo), await ann.OpenDirectAsync(bo));
        await ann.SendAsync(busy, "one");
        // A transaction of any database of this server that is older than these holds the cursor back: it is waited for.
        var cursor = "";
        await Eventually.TrueAsync(
            async () =>
            {
                cursor = (await bo.Api.Conversations.SyncAsync(null, Stop)).Cursor;
                return (await bo.Api.Conversations.SyncAsync(cursor, Stop)).Conversations.Length == 0;
            },
            "what was before is before the cursor",
            Stop
        );

        var made = await cy.CreateGroupAsync("New", bo);
        await ann.SendAsync(busy, "two");
        await bo.Api.Conversations.MarkReadAsync(busy, 1, Stop);
        var answer = await bo.Api.Conversations.SyncAsync(cursor, Stop);

        Assert.Equal(
            new[] { busy, made }.Order(),
            answer.Conversations.Select(conversation => conversation.Id).Order()
        );
        Assert.DoesNotContain(answer.Conversations, conversation => conversation.Id == quiet);
        Assert.Equal(
            (2, 1, 1),
            answer.Conversations.Where(c => c.Id == busy).Select(c => (c.LastSeq, c.LastReadSeq, c.Unread)).Single()
        );
    }

    [Fact]
    public async Task A_long_answer_comes_in_pages_without_loss()
    {
        var ann = await Host.SignUpAsync("Ann");
        var cursor = (await ann.Api.Conversations.SyncAsync(null, Stop)).Cursor;
        var made = await Task.WhenAll(Enumerable.Range(0, 230).Select(n => ann.CreateGroupAsync($"Group {n}")));

        var (seen, rounds) = (new HashSet<Guid>(), 0);
        SyncPage page;
        do
        {
            page = await ann.Api.Conversations.SyncAsync(cursor, Stop);
            seen.UnionWith(page.Conversations.Select(conversation => conversation.Id));
            (cursor, rounds) = (page.Cursor, rounds + 1);
        } while (page.More);

        Assert.Equal(3, rounds);
        Assert.True(seen.SetEquals(made));
    }

    [Fact]
    public async Task A_transaction_that_commits_behind_the_cursor_is_not_missed()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var (slow, fast) = (await ann.CreateGroupAsync("Slow", bo), await ann.CreateGroupAsync("Fast", bo));
        var cursor = (await bo.Api.Conversations.SyncAsync(null, Stop)).Cursor;

        // The slow one takes its transaction id first and commits last, after a sync that already gave the fast one.
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        await using var transaction = await connection.BeginTransactionAsync(Stop);
        await connection.ExecuteAsync($"UPDATE conversations SET active_at = now() WHERE id = '{slow}'", Stop);
        await ann.SendAsync(fast, "overtakes");
        var between = await bo.Api.Conversations.SyncAsync(cursor, Stop);
        await transaction.CommitAsync(Stop);
        var after = await bo.Api.Conversations.SyncAsync(between.Cursor, Stop);

        Assert.Contains(between.Conversations, conversation => conversation.Id == fast);
        Assert.Contains(after.Conversations, conversation => conversation.Id == slow);
    }
}
