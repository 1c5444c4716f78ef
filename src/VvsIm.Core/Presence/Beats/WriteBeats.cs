using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using VvsIm.Core.Database;

namespace VvsIm.Core.Presence.Beats;

/// <summary>Writes the gathered signs of life, all in one statement, once per tick, over one connection.</summary>
internal sealed partial class WriteBeats(
    GatheredBeats beats,
    NpgsqlDataSource database,
    IOptions<PresenceOptions> options,
    TimeProvider time,
    ILogger<WriteBeats> logger
) : BackgroundService
{
    private const int BatchSize = 5_000;
    private const int Seconds = 10;

    private static readonly string Write = Sql.Load("Presence/Beats/WriteBeats.sql");

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await WriteAllAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Tick);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await WriteAllAsync(stoppingToken);
    }

    private async Task WriteAllAsync(CancellationToken cancellationToken)
    {
        var taken = beats.TakeAll();
        try
        {
            foreach (var batch in taken.Chunk(BatchSize))
                await WriteAsync(batch, cancellationToken);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            // Writing one twice does no harm.
            beats.GiveBack(taken);
            LogFailed(taken.Count, e.Message);
        }
    }

    private async Task WriteAsync(Beat[] batch, CancellationToken cancellationToken)
    {
        var command = database.Command(
            Write,
            batch.Select(beat => beat.UserId).ToArray(),
            batch.Select(beat => beat.DeviceId).ToArray(),
            batch.Select(beat => (short)beat.State).ToArray(),
            batch.Select(beat => beat.ConversationId).ToArray(),
            batch.Select(beat => beat.At).ToArray(),
            time.GetUtcNow() - (options.Value.Silence / 2)
        );
        command.CommandTimeout = Seconds;
        await command.RunAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "{Count} signs of life wait longer: they could not be written ({Reason})")]
    private partial void LogFailed(int count, string reason);
}
