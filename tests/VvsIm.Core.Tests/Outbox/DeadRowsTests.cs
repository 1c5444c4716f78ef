using Microsoft.Extensions.DependencyInjection;
using Quartz;
using VvsIm.Core.Outbox;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Outbox;

public sealed class DeadRowsTests : HostTest
{
    [Fact]
    public async Task Rows_that_nobody_replayed_in_thirty_days_are_removed_and_younger_ones_stay()
    {
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        await connection.ExecuteAsync(
            """
            INSERT INTO outbox_dead (id, partition, channels, payload, created_at, died_at, error)
            SELECT days, 0, '{}', '{}', now(), now() - make_interval(days => days), 'x' FROM unnest(ARRAY[1, 29, 31, 400]) AS days
            """,
            Stop
        );

        await Host.Services.GetRequiredService<PruneDeadRows>().RunAsync(Stop);

        Assert.Equal(["1", "29"], await connection.ListAsync("SELECT id::text FROM outbox_dead ORDER BY id", Stop));
    }

    [Fact]
    public async Task The_chores_of_the_outbox_are_on_the_schedule_and_run()
    {
        var scheduler = await Host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(Stop);
        var due = new TriggerKey(nameof(PruneDeadRows));
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        await connection.ExecuteAsync(
            "INSERT INTO outbox_dead VALUES (1, 0, '{}', NULL, '{}', now(), now() - interval '1 year', 'x')",
            Stop
        );

        var trigger = await scheduler.GetTrigger(due, Stop);
        Assert.NotNull(await scheduler.GetTrigger(new TriggerKey(nameof(ReportDeadRows)), Stop));
        Assert.NotNull(trigger);
        await scheduler.TriggerJob(trigger.JobKey, Stop);

        await Eventually.TrueAsync(
            async () => (await connection.ListAsync("SELECT count(*)::text FROM outbox_dead", Stop))[0] == "0",
            "the chore has run",
            Stop
        );
    }
}
