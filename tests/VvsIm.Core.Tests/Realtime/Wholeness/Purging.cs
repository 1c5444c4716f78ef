using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;
using VvsIm.Core.Retention;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Realtime.Wholeness;

/// <summary>Retention, as if a day had passed since some message of a conversation.</summary>
internal static class Purging
{
    /// <summary>Removes what was said before a random message, in batches of a random size.</summary>
    public static async Task SomeAsync(TestHost host, Random random, Guid room)
    {
        var database = host.Services.GetRequiredService<NpgsqlDataSource>();
        var times = await database
            .Command("SELECT created_at FROM messages WHERE conversation_id = $1 ORDER BY seq", room)
            .ListAsync(row => row.GetFieldValue<DateTimeOffset>(0), CancellationToken.None);
        if (times.Count > 0)
            await BeforeAsync(host, room, times[random.Next(times.Count)], random.Next(1, 8));
    }

    /// <summary>Removes what was said before this time.</summary>
    public static async Task<long> BeforeAsync(TestHost host, Guid room, DateTimeOffset time, int batchSize)
    {
        var database = host.Services.GetRequiredService<NpgsqlDataSource>();
        await database
            .Command("UPDATE conversations SET retention_days = 1 WHERE id = $1", room)
            .RunAsync(CancellationToken.None);
        var batch = new PurgeBatch(
            database,
            host.Services.GetRequiredService<OutboxSignal>(),
            new StoppedClock(time.AddDays(1))
        );
        var messages = 0L;
        for (var after = 0L; ; )
        {
            if (await batch.RunAsync(room, after, batchSize, CancellationToken.None) is not { } purged)
                return messages;
            after = purged.Last;
            messages += purged.Messages;
        }
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
