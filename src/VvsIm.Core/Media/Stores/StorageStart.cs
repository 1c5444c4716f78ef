using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace VvsIm.Core.Media.Stores;

/// <summary>
/// Looks at the store when the host starts, beside everything else: a store that is away is told of and keeps nobody from starting. Tidies up
/// after writers that were killed.
/// </summary>
internal sealed partial class StorageStart(IObjectStore store, StoreWatch watch, ILogger<StorageStart> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // So that nothing here, such as a disk that hangs, holds up the start.
        await Task.Yield();
        if (await watch.ProblemAsync(stoppingToken) is not null || store is not DiskStore disk)
            return;
        try
        {
            if (disk.Sweep() is > 0 and var swept)
                LogSwept(swept);
        }
        catch (StoreUnavailableException e)
        {
            LogUnswept(e.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "Removed {Count} unfinished files of interrupted writes")]
    private partial void LogSwept(int count);

    [LoggerMessage(LogLevel.Warning, "Unfinished files could not be removed: {Reason}")]
    private partial void LogUnswept(string reason);
}
