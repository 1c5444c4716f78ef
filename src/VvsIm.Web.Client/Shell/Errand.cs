using VvsIm.Contracts;

namespace VvsIm.Web.Client.Shell;

/// <summary>
/// Work for the server that is done whenever there is a need, one run at a time. A run that does not reach the server is repeated
/// after a growing pause, until it does. What the server refuses is not repeated: the work itself deals with refusals it expects.
/// </summary>
public sealed partial class Errand(Func<CancellationToken, Task> run, TimeProvider time, ILogger logger) : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource ended = new();
    private TaskCompletionSource hurry = new();
    private bool needed;
    private Task running = Task.CompletedTask;

    /// <summary>The last run did not reach the server.</summary>
    public bool Unreached { get; private set; }

    /// <summary>Ends when no need is left.</summary>
    internal Task Idle => running;

    /// <summary>There is a need. The answer to a need that arises during a run is another run.</summary>
    public void Ask()
    {
        needed = true;
        if (running.IsCompleted && !ended.IsCancellationRequested)
            running = RunAsync(ended.Token);
    }

    /// <summary>The road seems open again: do not wait out the pause.</summary>
    public void Hurry() => hurry.TrySetResult();

    /// <summary>Cancels the run and starts no other.</summary>
    public void Dispose()
    {
        ended.Cancel();
        ended.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var failures = 0; needed && !cancellationToken.IsCancellationRequested; )
        {
            needed = false;
            try
            {
                await run(cancellationToken);
                (failures, Unreached) = (0, false);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (Reach.Failed(e, cancellationToken))
            {
                (needed, Unreached) = (true, true);
                hurry = new();
                await PauseAsync(failures++, cancellationToken);
            }
            catch (ProblemException e)
            {
                LogRefused(e, e.Code);
            }
            catch (Exception e)
            {
                // A bug: nobody awaits an errand, so this is the one place to say so. Blazor shows its reload bar at this level.
                LogBroken(e);
                return;
            }
        }
    }

    private async Task PauseAsync(int failures, CancellationToken cancellationToken)
    {
        var pause = Math.Min(FirstPause.TotalMilliseconds * Math.Pow(2, failures), LongestPause.TotalMilliseconds);
        // Jitter: when a server comes back, its clients must not all come back at the same instant.
        var delay = TimeSpan.FromMilliseconds(pause * (0.75 + (Random.Shared.NextDouble() / 2)));
        await Task.WhenAny(Task.Delay(delay, time, cancellationToken), hurry.Task);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The server refused an errand: {Code}")]
    private partial void LogRefused(Exception exception, string code);

    [LoggerMessage(Level = LogLevel.Critical, Message = "An errand broke")]
    private partial void LogBroken(Exception exception);
}
