using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Operations;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Operations.Overview;

/// <summary><c>GET /api/admin/overview/history?range=hour|day|week</c>: the measurements, at most 168 points.</summary>
internal static class ReadHistory
{
    // An hour that has not been rolled up yet is made of its minutes here.
    private const string Read = """
        SELECT date_bin(make_interval(secs => $2), m.at, $1) AS step, max(m.online), max(m.connections),
          sum(m.messages)::float8 / greatest(sum(m.minutes), 1),
          sum(m.waited_ms)::float8 / nullif(sum(m.deliveries), 0) / 1000, max(m.longest_ms)::float8 / 1000,
          max(m.outbox_depth), max(m.outbox_dead), sum(m.failures)::bigint, sum(m.failed_jobs)::bigint,
          (array_agg(m.storage_bytes ORDER BY m.at DESC))[1], (array_agg(m.database_bytes ORDER BY m.at DESC))[1]
        FROM measurements m
        WHERE m.at >= $1 AND m.at < $3 AND (
          m.span = $4 OR ($4 = 'hour' AND NOT EXISTS (
            SELECT FROM measurements h WHERE h.span = 'hour' AND h.at = date_trunc('hour', m.at)
          ))
        )
        GROUP BY 1
        ORDER BY 1
        """;

    public static async Task<Results<Ok<OverviewHistory>, ProblemHttpResult>> HandleAsync(
        NpgsqlDataSource database,
        TimeProvider time,
        CancellationToken cancellationToken,
        string? range = null
    )
    {
        if (Window.Of(range ?? "hour", time.GetUtcNow()) is not { } window)
            return Refusal.Invalid("range", "One of hour, day and week.");
        var points = await database
            .Command(Read, window.From, (double)window.StepSeconds, window.To, window.Span)
            .ListAsync(
                row => new HistoryPoint
                {
                    At = row.GetFieldValue<DateTimeOffset>(0),
                    Online = row.IsDBNull(1) ? null : row.GetInt64(1),
                    Connections = row.IsDBNull(2) ? null : row.GetInt64(2),
                    MessagesPerMinute = row.GetDouble(3),
                    DeliverySeconds = row.IsDBNull(4) ? null : row.GetDouble(4),
                    LongestDeliverySeconds = row.GetDouble(5),
                    OutboxDepth = row.GetInt64(6),
                    OutboxDead = row.GetInt64(7),
                    Failures = row.GetInt64(8),
                    FailedJobs = row.GetInt64(9),
                    StorageBytes = row.GetInt64(10),
                    DatabaseBytes = row.GetInt64(11),
                },
                cancellationToken
            );
        return TypedResults.Ok(
            new OverviewHistory
            {
                Range = window.Range,
                StepSeconds = window.StepSeconds,
                From = window.From,
                To = window.To,
                Points = [.. points],
            }
        );
    }

    private sealed record Window(
        HistoryRange Range,
        DateTimeOffset From,
        DateTimeOffset To,
        int StepSeconds,
        string Span
    )
    {
        public static Window? Of(string range, DateTimeOffset now) =>
            range switch
            {
                "hour" => Ending(HistoryRange.Hour, now, 60, 60, "minute"),
                "day" => Ending(HistoryRange.Day, now, 600, 144, "minute"),
                "week" => Ending(HistoryRange.Week, now, 3600, 168, "hour"),
                _ => null,
            };

        // Whole steps, the one that is under way included.
        private static Window Ending(HistoryRange range, DateTimeOffset now, int step, int count, string span)
        {
            var to = DateTimeOffset.FromUnixTimeSeconds((now.ToUnixTimeSeconds() / step + 1) * step);
            return new(range, to.AddSeconds(-(double)step * count), to, step, span);
        }
    }
}
