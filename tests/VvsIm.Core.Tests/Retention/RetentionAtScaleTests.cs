using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using VvsIm.Contracts.Retention;
using VvsIm.Core.Retention;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Retention;

/// <summary>Two hundred thousand old messages in small batches; how it feels for those who write is measured by the load tool.</summary>
public sealed class RetentionAtScaleTests : HostTest
{
    private const int Each = 50_000;

    [Fact]
    public async Task A_run_removes_what_is_due_leaves_what_is_held_and_says_beforehand_what_it_will_do()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var rooms = new List<Guid>();
        for (var i = 0; i < 5; i++)
            rooms.Add(await ann.CreateGroupAsync($"Room {i}", bo));
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        foreach (var room in rooms)
            await connection.ExecuteAsync(OldMessages(room, ann.Id), Stop);
        var admin = await Host.SignInOperatorAsync();
        await connection.ExecuteAsync("UPDATE workspaces SET settings = settings || '{\"retentionDays\": 30}'", Stop);
        await admin.Api.Retention.HoldConversationAsync(rooms[0], "a case", Stop);
        await admin.Api.Retention.SetAsync(rooms[1], new(Days: 0), Stop);

        var preview = await admin.Api.Retention.PreviewAsync(Stop);
        Assert.Equal((3, 3L * Each, 1), (preview.ConversationCount, preview.Messages, preview.Held));

        var batch = Host.Services.GetRequiredService<PurgeBatch>();
        var job = ActivatorUtilities.CreateInstance<PurgeMessages>(
            Host.Services,
            batch,
            Options.Create(
                new RetentionOptions
                {
                    Rest = 0,
                    RestMilliseconds = 0,
                    BatchSize = 1_000,
                }
            )
        );
        var running = job.RunAsync(Stop);
        var said = new List<long>();
        while (!running.IsCompleted)
            said.Add((await ann.SendAsync(rooms[2], "meanwhile")).Seq);
        await running;

        Assert.Equal(said.Order(), said);
        Assert.Equal(said.Count, said.Distinct().Count());
        foreach (var (room, left) in rooms.Zip([Each, Each, 0, 0, 0]))
            Assert.Equal(
                [$"{left}"],
                await connection.ListAsync(
                    $"SELECT count(*)::text FROM messages WHERE conversation_id = '{room}' AND text LIKE 'old %'",
                    Stop
                )
            );
        Assert.Equal(said, (await bo.ReadAllAsync(rooms[2])).Where(m => m.System is null).Select(m => m.Seq));
        var run = (await admin.Api.Retention.RunsAsync(Stop)).Items[0];
        Assert.Equal((RetentionRunState.Done, 3, 3L * Each), (run.State, run.Conversations, run.Messages));
        Assert.Equal(preview.Bytes, run.Bytes);
        Assert.Equal(0, (await admin.Api.Retention.PreviewAsync(Stop)).Messages);
        var listing = await admin.Api.Retention.WorkspacesAsync("", Stop);
        Assert.Equal(
            (3L * Each, 1, 1),
            (listing.Items[0].Purged, listing.Items[0].HeldConversations, listing.Items[0].OwnRules)
        );
    }

    private static string OldMessages(Guid room, Guid sender) =>
        $"""
            WITH numbered AS (
              UPDATE conversations SET last_seq = last_seq + {Each}, last_change = last_change + {Each} WHERE id = '{room}'
              RETURNING last_seq, last_change
            ), shifted AS (
              UPDATE messages SET created_at = now() - interval '100 days' WHERE conversation_id = '{room}'
            )
            INSERT INTO messages (conversation_id, seq, change, id, sender_id, client_id, text, created_at)
            SELECT '{room}', last_seq - {Each} + n, last_change - {Each} + n, gen_random_uuid(), '{sender}', gen_random_uuid(),
              'old ' || n, now() - interval '90 days' + n * interval '1 second'
            FROM numbered, generate_series(1, {Each}) n
            """;
}
