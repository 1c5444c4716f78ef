using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Retention;

namespace VvsIm.Load;

/// <summary>
/// What a run of retention does to those who write: sends at a steady rate before it and while it removes as many old messages as asked
/// for. Half of them lie in a conversation that is written in meanwhile.
/// </summary>
internal static class RetentionScenario
{
    private const string Copy = """
        WITH numbered AS (
          UPDATE conversations SET last_seq = last_seq + $2, last_change = last_change + $2, retention_days = 30 WHERE id = $1
          RETURNING last_seq, last_change
        ), earlier AS (
          UPDATE messages SET created_at = now() - interval '100 days' WHERE conversation_id = $1
        )
        INSERT INTO messages (conversation_id, seq, change, id, sender_id, client_id, text, created_at)
        SELECT $1, last_seq - $2 + n, last_change - $2 + n, gen_random_uuid(), $3, gen_random_uuid(),
          'The quick brown fox jumps over the lazy dog, for the ' || n || 'th time.', now() - interval '90 days' + n * interval '1 second'
        FROM numbered, generate_series(1, $2) n
        """;

    public static async Task<string> RunAsync(LoadSettings settings, CancellationToken cancellationToken)
    {
        var writers = await LoadUser.SignUpAsync(settings, settings.Writers, "writers", cancellationToken);
        var busy = await GroupAsync(writers, "Busy", cancellationToken);
        var quiet = await GroupAsync(writers, "Quiet", cancellationToken);
        await using (var database = NpgsqlDataSource.Create(settings.Database))
            foreach (var conversation in new[] { busy, quiet })
            {
                await using var copy = database.CreateCommand(Copy);
                copy.CommandTimeout = 0;
                copy.Parameters.Add(new() { Value = conversation });
                copy.Parameters.Add(new() { Value = (long)settings.Messages / 2 });
                copy.Parameters.Add(new() { Value = writers[0].Id });
                await copy.ExecuteNonQueryAsync(cancellationToken);
            }

        using var operatorHttp = await OperatorAsync(settings, cancellationToken);
        var admin = new VvsImClient(operatorHttp);
        Console.WriteLine(
            $"{settings.Messages} old messages; {settings.Rate} sends a second for {settings.Seconds} s …"
        );
        // Once for nothing, so that both halves are measured warm.
        await SendAsync(
            settings,
            writers,
            busy,
            TimeSpan.FromSeconds(5),
            () => Task.FromResult(false),
            cancellationToken
        );
        var before = await SendAsync(
            settings,
            writers,
            busy,
            TimeSpan.FromSeconds(settings.Seconds),
            () => Task.FromResult(false),
            cancellationToken
        );
        await admin.Retention.RunAsync(cancellationToken);
        var clock = Stopwatch.StartNew();
        var during = await SendAsync(
            settings,
            writers,
            busy,
            TimeSpan.FromMinutes(30),
            async () =>
                (await admin.Retention.RunsAsync(cancellationToken)).Items
                    is [{ State: RetentionRunState.Done } done, ..]
                && done.Messages >= settings.Messages,
            cancellationToken
        );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"before: {before}\nwhile {settings.Messages} messages were removed in {clock.Elapsed.TotalSeconds:0} s: {during}"
        );
    }

    // By the clock and not one after the other: a send that takes long must not save those behind it from being measured.
    private static async Task<Latencies> SendAsync(
        LoadSettings settings,
        LoadUser[] writers,
        Guid conversation,
        TimeSpan duration,
        Func<Task<bool>> isOver,
        CancellationToken cancellationToken
    )
    {
        var latencies = new Latencies();
        var sends = new List<Task>();
        var clock = Stopwatch.StartNew();
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(1d / settings.Rate));
        for (var n = 0; clock.Elapsed < duration && await pace.WaitForNextTickAsync(cancellationToken); n++)
        {
            if (n % settings.Rate == 0 && await isOver())
                break;
            sends.Add(MeasureAsync(writers[n % writers.Length], conversation, latencies, cancellationToken));
        }
        await Task.WhenAll(sends);
        return latencies;
    }

    private static async Task MeasureAsync(
        LoadUser writer,
        Guid conversation,
        Latencies latencies,
        CancellationToken cancellationToken
    )
    {
        var began = Stopwatch.GetTimestamp();
        await writer.Client.Messages.SendAsync(conversation, Guid.CreateVersion7(), "Meanwhile.", cancellationToken);
        latencies.Add(Stopwatch.GetElapsedTime(began));
    }

    private static async Task<Guid> GroupAsync(LoadUser[] writers, string title, CancellationToken cancellationToken) =>
        (
            await writers[0]
                .Client.Conversations.CreateAsync(
                    new(ConversationKind.Group, title, [.. writers.Skip(1).Select(user => user.Id)]),
                    cancellationToken
                )
        ).Id;

    private static async Task<HttpClient> OperatorAsync(LoadSettings settings, CancellationToken cancellationToken)
    {
        var http = new HttpClient { BaseAddress = settings.Url };
        var parts = settings.Operator.Split(' ', 2);
        var tokens = await new VvsImClient(http).Accounts.LoginAsync(new(parts[0], parts[1]), cancellationToken);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        return http;
    }
}
