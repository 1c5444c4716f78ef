using Microsoft.Extensions.Logging;

namespace VvsIm.Core.Media.Stores;

/// <summary>
/// Knows whether the store can be used, and writes a line into the log when that changes. Asks the store at most every few seconds, however
/// often it is asked itself.
/// </summary>
internal sealed partial class StoreWatch(IObjectStore store, TimeProvider time, ILogger<StoreWatch> logger)
    : IDisposable
{
    /// <summary>How old an answer may be.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);

    // Less than what a part of the health report has, so that it is this one that says what is wrong.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2.5);

    private readonly SemaphoreSlim turn = new(1);
    private long? asked;
    private string? problem;

    /// <summary>What is wrong with the store, a sentence for the operator; null: it can be used.</summary>
    public async Task<string?> ProblemAsync(CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (asked is not { } at || time.GetElapsedTime(at) >= Freshness)
            {
                Note(await AskAsync(cancellationToken));
                asked = time.GetTimestamp();
            }
            return problem;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<string?> AskAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            // A disk that hangs does so in the middle of a call: waited for no longer than the limit.
            await Task.Run(() => store.CheckAsync(limit.Token), limit.Token).WaitAsync(limit.Token);
            return null;
        }
        catch (StoreUnavailableException e)
        {
            return e.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"It does not answer within {Limit.TotalSeconds} seconds.";
        }
    }

    private void Note(string? found)
    {
        if (found is not null && problem is null)
            LogAway(found);
        if (found is null && problem is not null)
            LogBack();
        problem = found;
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Files can be neither sent nor opened until the object store can be used (messages can): {Problem}"
    )]
    private partial void LogAway(string problem);

    [LoggerMessage(LogLevel.Information, "The object store can be used again")]
    private partial void LogBack();
}
