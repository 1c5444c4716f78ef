using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace VvsIm.Core.Search.Indexing;

/// <summary>
/// Keeps the index behind the messages: what was just said, changed or deleted first, then what was there before the index was. Beside
/// the sending of messages, never in it. Several workers take turns.
/// </summary>
internal sealed partial class SearchIndexer(
    IndexWriter writer,
    IOptions<SearchOptions> options,
    TimeProvider time,
    ILogger<SearchIndexer> logger
) : BackgroundService
{
    // Of the time, at most one part in so many goes into looking whether there is anything to do.
    private const int LookingShare = 20;

    // But one look that was slow, because the machine was busy, must not make the index wait for long.
    private const int LongestPause = 20;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var poll = TimeSpan.FromMilliseconds(options.Value.PollMilliseconds);
        while (true)
        {
            var pause = poll;
            try
            {
                var began = Stopwatch.GetTimestamp();
                if (await writer.FollowAsync(stoppingToken) | await writer.CatchUpAsync(stoppingToken))
                    continue;
                var looking = Stopwatch.GetElapsedTime(began) * LookingShare;
                pause = TimeSpan.FromTicks(Math.Clamp(looking.Ticks, poll.Ticks, LongestPause * poll.Ticks));
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                LogFailed(e.Message);
                pause = 4 * poll;
            }
            await Task.Delay(pause, time, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The search index could not be brought up to date: {Reason}")]
    private partial void LogFailed(string reason);
}
