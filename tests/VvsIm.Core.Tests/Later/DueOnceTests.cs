using System.Collections.Concurrent;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Later;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Later;

/// <summary>Exactly once: with several workers, with one that dies half-way, with nobody there at the time.</summary>
public sealed class DueOnceTests
{
    private const int Many = 80;
    private const int Held = 4_242;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_hosts_on_one_database_send_and_ring_everything_once_and_in_order()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var one = await TestHost.StartAsync(database.ConnectionString);
        await using var other = await TestHost.StartAsync(database.ConnectionString);
        var (ann, bo) = (await one.SignUpAsync("Ann"), await other.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var message = await ann.SendAsync(room, "do not forget");
        var rung = new ConcurrentQueue<ReminderDue>();
        await using var here = await Listener.OpenAsync(ann, Hear);
        await using var there = await Listener.OpenAsync(await Tester.SignInAsync(other.Url, ann.Email), Hear);

        var at = DateTimeOffset.UtcNow.AddSeconds(2);
        await ann.Api.Later.RemindAsync(message.Id, at, Stop);
        for (var n = 1; n <= Many; n++)
            await ann.Api.Later.ScheduleAsync(
                room,
                new(Guid.CreateVersion7(), $"{n}", at.AddMilliseconds(n * 20)),
                Stop
            );
        await Eventually.TrueAsync(async () => (await ann.ScheduledAsync()).Length == 0, "all are sent", Stop);

        Assert.Equal(
            ["do not forget", .. Enumerable.Range(1, Many).Select(n => $"{n}")],
            (await bo.ReadAllAsync(room)).Select(sent => sent.Text)
        );
        await Eventually.TrueAsync(() => !rung.IsEmpty, "the reminder rings", Stop);
        Assert.NotNull(Assert.Single(await ann.RemindersAsync()).DueAt);
        Assert.Single(rung);

        void Hear(RealtimeEvent happened)
        {
            if (happened is ReminderDue due)
                rung.Enqueue(due);
        }
    }

    [Fact]
    public async Task A_host_killed_between_sending_and_removing_has_sent_it_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var host = await ChildHost.StartAsync(database.ConnectionString);
        var (ann, room) = await NotesAsync(host.Url);
        await using var holder = await HoldRemovalsAsync(database.ConnectionString);

        await ann.ScheduleAsync(room, "once", TimeSpan.FromSeconds(1));
        // The message is there, and its row waits to be removed.
        await Eventually.TrueAsync(async () => (await ann.ReadAllAsync(room)).Count == 1, "it is sent", Stop);
        await Eventually.TrueAsync(async () => await WaitingAsync(holder) > 0, "it is being removed", Stop);
        await host.KillAsync();
        await host.DisposeAsync();
        await holder.ExecuteAsync("DROP TRIGGER hold ON scheduled_messages", Stop);

        await using var restarted = await ChildHost.StartAsync(database.ConnectionString, host.Url.Port);
        await Eventually.TrueAsync(async () => (await ann.ScheduledAsync()).Length == 0, "it is removed", Stop);
        await ann.ScheduleAsync(room, "another", TimeSpan.Zero);
        await Eventually.TrueAsync(async () => (await ann.ReadAllAsync(room)).Count > 1, "another one is sent", Stop);

        Assert.Equal(["once", "another"], (await ann.ReadAllAsync(room)).Select(message => message.Text));
    }

    [Fact]
    public async Task What_comes_due_while_no_host_runs_comes_true_once_when_one_does()
    {
        await using var database = await TestDatabase.CreateAsync();
        var host = await ChildHost.StartAsync(database.ConnectionString);
        var (ann, room) = await NotesAsync(host.Url);
        var message = await ann.SendAsync(room, "do not forget");
        await ann.RemindAsync(message, TimeSpan.FromSeconds(1));
        await ann.ScheduleAsync(room, "late", TimeSpan.FromSeconds(1));
        await host.KillAsync();
        await host.DisposeAsync();
        await using var clock = new NpgsqlConnection(database.ConnectionString);
        await clock.OpenAsync(Stop);
        await Eventually.TrueAsync(
            async () =>
                await clock.ListAsync(
                    "SELECT id::text FROM scheduled_messages WHERE send_at < now() "
                        + "UNION ALL SELECT id::text FROM reminders WHERE at < now()",
                    Stop
                )
                    is { Count: 2 },
            "the time passes",
            Stop
        );

        await using var restarted = await ChildHost.StartAsync(database.ConnectionString, host.Url.Port);
        await Eventually.TrueAsync(async () => (await ann.ScheduledAsync()).Length == 0, "it is sent", Stop);
        await Eventually.TrueAsync(async () => (await ann.RemindersAsync())[0].DueAt is not null, "it is due", Stop);

        Assert.Equal(["do not forget", "late"], (await ann.ReadAllAsync(room)).Select(sent => sent.Text));
    }

    [Fact]
    public async Task What_comes_due_while_the_database_is_away_comes_true_once_when_it_is_back()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await TestHost.StartAsync(database.ConnectionString);
        var (ann, room) = await NotesAsync(host.Url);
        var at = DateTimeOffset.UtcNow.AddSeconds(2);
        await ann.Api.Later.ScheduleAsync(room, new(Guid.CreateVersion7(), "late", at), Stop);

        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database;
        var besides = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Database = "postgres" };
        await using var server = new NpgsqlConnection(besides.ConnectionString);
        await server.OpenAsync(Stop);
        await server.ExecuteAsync($"ALTER DATABASE {name} ALLOW_CONNECTIONS false", Stop);
        await server.ExecuteAsync(
            $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'",
            Stop
        );
        await Eventually.TrueAsync(
            async () => (await server.ListAsync($"SELECT 'x' WHERE now() > '{at:O}'", Stop)).Count > 0,
            "the time passes",
            Stop
        );
        await server.ExecuteAsync($"ALTER DATABASE {name} ALLOW_CONNECTIONS true", Stop);

        await Eventually.TrueAsync(
            async () => (await UnlessAwayAsync(() => ann.ReadAllAsync(room)))?.Count > 0,
            "it is sent",
            Stop
        );
        Assert.Equal(["late"], (await ann.ReadAllAsync(room)).Select(message => message.Text));
        Assert.Empty(await ann.ScheduledAsync());
    }

    private static async Task<(Tester Ann, Guid Room)> NotesAsync(Uri url)
    {
        var ann = await Tester.SignUpAsync(url, "Ann");
        return (ann, await ann.OpenDirectAsync(ann));
    }

    private static async Task<T?> UnlessAwayAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (ProblemException e) when (e.Code is ProblemCodes.Unavailable or ProblemCodes.ServerError)
        {
            return default;
        }
    }

    // Whoever removes a scheduled message waits for the holder of this lock.
    private static async Task<NpgsqlConnection> HoldRemovalsAsync(string connectionString)
    {
        var holder = new NpgsqlConnection(connectionString);
        await holder.OpenAsync(Stop);
        await holder.ExecuteAsync(
            $"""
            CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS
              $$ BEGIN PERFORM pg_advisory_xact_lock({Held}); RETURN OLD; END $$;
            CREATE TRIGGER hold BEFORE DELETE ON scheduled_messages FOR EACH ROW EXECUTE FUNCTION hold();
            SELECT pg_advisory_lock({Held});
            """,
            Stop
        );
        return holder;
    }

    private static async Task<int> WaitingAsync(NpgsqlConnection holder) =>
        (
            await holder.ListAsync(
                $"SELECT pid::text FROM pg_locks WHERE locktype = 'advisory' AND objid = {Held} AND NOT granted",
                Stop
            )
        ).Count;
}
