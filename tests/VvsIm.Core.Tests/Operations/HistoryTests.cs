using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts.Operations;
using VvsIm.Core.Operations.Overview;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Operations;

public sealed class HistoryTests : HostTest
{
    [Fact]
    public async Task A_minute_is_measured_as_the_database_tells_it()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        await ann.SendManyAsync(await ann.OpenDirectAsync(bo), 4);
        await using var listener = await Listener.OpenAsync(ann, _ => { });
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        await connection.ExecuteAsync(
            """
            UPDATE messages SET created_at = date_trunc('minute', now()) - interval '30 seconds';
            DELETE FROM node_minutes;
            INSERT INTO node_minutes (minute, node_id, requests, failures, deliveries, waited_ms, longest_ms)
            VALUES (date_trunc('minute', now()) - interval '1 minute', gen_random_uuid(), 9, 2, 4, 200, 90),
              (date_trunc('minute', now()) - interval '1 minute', gen_random_uuid(), 5, 1, 1, 50, 50);
            INSERT INTO job_runs (job, started_at, ended_at, result, node)
            SELECT 'X', t, t, 'failed', 'n' FROM (SELECT date_trunc('minute', now()) - interval '20 seconds' AS t) x;
            INSERT INTO outbox_dead VALUES (1, 0, '{}', NULL, '{}', now(), now(), 'x');
            """,
            Stop
        );

        await MeasureAsync();
        await MeasureAsync();

        var history = await (await Host.SignInOperatorAsync()).Api.Operations.HistoryAsync(HistoryRange.Hour, Stop);
        var point = Assert.Single(history.Points, point => point.MessagesPerMinute > 0);
        Assert.Equal((4d, 3L, 1L), (point.MessagesPerMinute, point.Failures, point.FailedJobs));
        Assert.Equal((0.05, 0.09), (point.DeliverySeconds!.Value, point.LongestDeliverySeconds));
        Assert.Equal((1L, 1L, 1L), (point.Online, point.Connections, point.OutboxDead));
        Assert.True(point.DatabaseBytes > 1_000_000);
    }

    [Fact]
    public async Task Minutes_become_hours_and_what_is_old_goes()
    {
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        await connection.ExecuteAsync(
            """
            INSERT INTO measurements
            SELECT 'minute', date_trunc('hour', now()) - interval '1 hour' + n * interval '1 minute', 1, n, 1, 0, 2, 100, n, n, n, n, 0, n, n
            FROM generate_series(0, 59) n;
            INSERT INTO measurements VALUES ('minute', now() - interval '3 days', 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
            """,
            Stop
        );

        var rollUp = ActivatorUtilities.CreateInstance<RollUpMeasurements>(Host.Services);
        await rollUp.RunAsync(Stop);
        await rollUp.RunAsync(Stop);

        Assert.Equal(
            ["60 1770 60 59 59 59"],
            await connection.ListAsync(
                """
                SELECT concat_ws(' ', minutes, messages, failures, online, longest_ms, storage_bytes) FROM measurements
                WHERE span = 'hour' AND at = date_trunc('hour', now()) - interval '1 hour'
                """,
                Stop
            )
        );
        Assert.Equal(
            ["0"],
            await connection.ListAsync(
                "SELECT count(*)::text FROM measurements WHERE span = 'minute' AND at < now() - interval '2 days'",
                Stop
            )
        );
        var week = await (await Host.SignInOperatorAsync()).Api.Operations.HistoryAsync(HistoryRange.Week, Stop);
        Assert.Contains(week.Points, point => Math.Abs(point.MessagesPerMinute - 29.5) < 0.001);
    }

    [Fact]
    public async Task Failures_of_the_server_are_counted_by_the_process_that_made_them()
    {
        var admin = await Host.SignInOperatorAsync();
        await using (var connection = await Host.OpenDatabaseAsync(Stop))
            await connection.ExecuteAsync("ALTER TABLE storage_checks RENAME TO storage_checks_away", Stop);

        Assert.Equal(500, (await admin.RefusedAsync(HttpMethod.Get, "api/admin/storage")).Status);

        await Eventually.TrueAsync(
            async () => (await admin.Api.Operations.OverviewAsync(Stop)).FailuresLastHour == 1,
            "the failure is counted",
            Stop
        );
    }

    [Fact]
    public async Task Operators_who_listen_are_told_the_figures()
    {
        var admin = await Host.SignInOperatorAsync();
        await using var ear = await Ear.OfAsync(admin, Contracts.Realtime.Channels.Staff(Guid.Empty));

        var told = await ear.HearsAsync<OverviewMeasured>(1, Stop);

        Assert.Equal(1, told[0].Overview.Users);
    }

    private Task MeasureAsync() => ActivatorUtilities.CreateInstance<MeasureMinute>(Host.Services).RunAsync(Stop);
}
