using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Moderation.Bans;

public sealed class HiddenMessagesTests : HostTest
{
    [Fact]
    public async Task A_ban_hides_what_they_said_and_letting_them_in_brings_it_back_as_it_was()
    {
        var (op, ann, bo) = (
            await Host.SignInOperatorAsync(),
            await Host.SignUpAsync("Ann"),
            await Host.SignUpAsync("Bo")
        );
        var room = await ann.CreateGroupAsync("General", bo);
        var root = await ann.SendAsync(room, "what do you think?");
        var loved = await bo.SendAsync(room, $"hello <@{ann.Id}>");
        await ann.Api.Messages.ReactAsync(loved.Id, "👍", Stop);
        await ann.Api.Messages.PinAsync(loved.Id, Stop);
        await bo.Api.Messages.SendAsync(room, new(Guid.CreateVersion7(), "in the thread", ThreadSeq: root.Seq), Stop);
        var own = await bo.SendAsync(room, "I took this back myself");
        await bo.Api.Messages.DeleteAsync(own.Id, Stop);
        var before = await ann.ReadAllAsync(room);
        var heard = new List<RealtimeEvent>();
        await using var device = await Listener.OpenAsync(ann, heard.Add);

        await op.Api.Moderation.BanAsync(bo.Id, new(Reason: "spam", HideMessages: true), Stop);
        var hiding = await DoneAsync(op, bo, AccountTaskKind.HideMessages);
        var hidden = await ann.ReadAllAsync(room);
        await op.Api.Moderation.UnbanAsync(bo.Id, showMessages: true, cancellationToken: Stop);
        var showing = await DoneAsync(op, bo, AccountTaskKind.ShowMessages);
        var after = await ann.ReadAllAsync(room);

        Assert.Equal((2, 2), (hiding.Done, showing.Done));
        Assert.All(
            hidden.Where(message => message.SenderId == bo.Id),
            message => Assert.Equal(("", true), (message.Text, message.DeletedAt is not null))
        );
        Assert.Equal(0, hidden.Single(message => message.Id == root.Id).Thread!.Count);
        Assert.Equal(before.Select(Words), after.Select(Words));
        Assert.Equal(0, (await op.Api.Users.GetAsync(bo.Id, Stop)).HiddenMessages);
        await Eventually.TrueAsync(
            () => heard.OfType<MessageDeleted>().Count() == 2 && heard.OfType<MessageRestored>().Count() == 2,
            "every device hears of each message twice",
            Stop
        );
        var changes = heard.OfType<ConversationEvent>().Select(one => one.Change).ToList();
        Assert.Equal(changes.Order().Distinct(), changes);
    }

    [Fact]
    public async Task What_was_deleted_for_another_reason_meanwhile_stays_deleted()
    {
        var (op, ann, bo) = (
            await Host.SignInOperatorAsync(),
            await Host.SignUpAsync("Ann"),
            await Host.SignUpAsync("Bo")
        );
        var room = await ann.CreateGroupAsync("General", bo);
        var said = await bo.SendAsync(room, "rude");
        await op.Api.Moderation.BanAsync(bo.Id, new(HideMessages: true), Stop);
        await DoneAsync(op, bo, AccountTaskKind.HideMessages);
        await using (var database = await Host.OpenDatabaseAsync(Stop))
            await database.ExecuteAsync(
                $"""
                INSERT INTO message_revisions (conversation_id, seq, change, text, replaced_by, replaced_at)
                VALUES ('{room}', {said.Seq}, 1000, 'restored, then deleted', '{op.Id}', now())
                """,
                Stop
            );

        await op.Api.Moderation.ShowMessagesAsync(bo.Id, cancellationToken: Stop);
        await DoneAsync(op, bo, AccountTaskKind.ShowMessages);

        Assert.NotNull((await ann.ReadAllAsync(room)).Single(message => message.Id == said.Id).DeletedAt);
        Assert.Equal(0, (await op.Api.Users.GetAsync(bo.Id, Stop)).HiddenMessages);
    }

    [Fact]
    public async Task Ten_thousand_messages_go_and_come_back_in_batches_while_others_write()
    {
        var (op, ann, bo) = (
            await Host.SignInOperatorAsync(),
            await Host.SignUpAsync("Ann"),
            await Host.SignUpAsync("Bo")
        );
        Guid[] rooms = [await ann.CreateGroupAsync("One", bo), await ann.CreateGroupAsync("Two", bo)];
        foreach (var room in rooms)
            await SayManyAsync(room, bo.Id, 5_000);

        await op.Api.Moderation.BanAsync(bo.Id, new(HideMessages: true), Stop);
        var hiding = DoneAsync(op, bo, AccountTaskKind.HideMessages);
        while (!hiding.IsCompleted)
            await ann.SendAsync(rooms[0], "still here");
        Assert.Equal((10_000, 10_000), ((await hiding).Done, (await hiding).Total));
        Assert.Equal("0", await StandingAsync(bo.Id));

        await op.Api.Moderation.UnbanAsync(bo.Id, showMessages: true, cancellationToken: Stop);
        await DoneAsync(op, bo, AccountTaskKind.ShowMessages);

        Assert.Equal("10000", await StandingAsync(bo.Id));
        foreach (var room in rooms)
        {
            var conversation = await ann.ConversationAsync(room);
            await using var database = await Host.OpenDatabaseAsync(Stop);
            Assert.Equal(
                [$"{conversation.Change}"],
                await database.ListAsync(
                    $"SELECT max(change)::text FROM messages WHERE conversation_id = '{room}'",
                    Stop
                )
            );
        }
    }

    [Fact]
    public async Task Letting_them_in_while_it_is_being_hidden_stops_that()
    {
        var (op, ann, bo) = (
            await Host.SignInOperatorAsync(),
            await Host.SignUpAsync("Ann"),
            await Host.SignUpAsync("Bo")
        );
        var room = await ann.CreateGroupAsync("One", bo);
        await SayManyAsync(room, bo.Id, 5_000);

        await op.Api.Moderation.BanAsync(bo.Id, new(HideMessages: true), Stop);
        await op.Api.Moderation.UnbanAsync(bo.Id, showMessages: true, cancellationToken: Stop);
        await DoneAsync(op, bo, AccountTaskKind.ShowMessages);

        Assert.Equal("5000", await StandingAsync(bo.Id));
        Assert.Equal(
            AccountTaskState.Stopped,
            (await op.Api.Users.TasksAsync(bo.Id, Stop))
                .Items.Single(task => task.Kind == AccountTaskKind.HideMessages)
                .State
        );
    }

    private static (Guid, string, bool, string?, int?, bool, int) Words(Contracts.Messages.Message message) =>
        (
            message.Id,
            message.Text,
            message.DeletedAt is not null,
            message.Reactions is [var reaction] ? $"{reaction.Emoji}{reaction.Count}" : null,
            message.Thread?.Count,
            message.PinnedAt is not null,
            message.Mentions?.Length ?? 0
        );

    private static async Task<AccountTask> DoneAsync(Tester op, Tester who, AccountTaskKind kind)
    {
        AccountTask? task = null;
        await Eventually.TrueAsync(
            async () =>
                (task = (await op.Api.Users.TasksAsync(who.Id, Stop)).Items.FirstOrDefault(one => one.Kind == kind))
                    is { State: AccountTaskState.Done },
            $"{kind} is done",
            Stop
        );
        return task!;
    }

    private async Task SayManyAsync(Guid room, Guid senderId, int count)
    {
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync(
            $"""
            INSERT INTO messages (conversation_id, seq, change, id, sender_id, client_id, text, created_at)
            SELECT c.id, c.last_seq + n, c.last_change + n, gen_random_uuid(), '{senderId}', gen_random_uuid(), 'spam ' || n,
              now() + n * interval '1 microsecond'
            FROM conversations c, generate_series(1, {count}) n WHERE c.id = '{room}';
            UPDATE conversations SET last_seq = last_seq + {count}, last_change = last_change + {count} WHERE id = '{room}'
            """,
            Stop
        );
    }

    private async Task<string> StandingAsync(Guid senderId)
    {
        await using var database = await Host.OpenDatabaseAsync(Stop);
        return (
            await database.ListAsync(
                $"SELECT count(*)::text FROM messages WHERE sender_id = '{senderId}' AND deleted_at IS NULL AND system IS NULL",
                Stop
            )
        ).Single();
    }
}
