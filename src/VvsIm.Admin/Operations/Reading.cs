using VvsIm.Admin.Shell;

namespace VvsIm.Admin.Operations;

/// <summary>Something that a page reads from the server, and reads again; what was read last stays when that fails.</summary>
public sealed class Reading<T>(Func<CancellationToken, Task<T>> read, Action changed) : IDisposable
    where T : class
{
    private readonly CancellationTokenSource _gone = new();
    private Task _running = Task.CompletedTask;
    private bool _again;

    /// <summary>What was read last; null before the first time.</summary>
    public T? Value { get; private set; }

    /// <summary>Why the last reading failed; null if it did not.</summary>
    internal Failure? Failure { get; private set; }

    /// <summary>It is being read.</summary>
    public bool Loading => !_running.IsCompleted;

    /// <summary>Reads it now; a need that arises meanwhile is another reading.</summary>
    public Task RefreshAsync()
    {
        _again = true;
        if (_running.IsCompleted && !_gone.IsCancellationRequested)
            _running = RunAsync();
        return _running;
    }

    private async Task RunAsync()
    {
        while (_again && !_gone.IsCancellationRequested)
        {
            _again = false;
            try
            {
                Value = await read(_gone.Token);
                Failure = null;
            }
            catch (OperationCanceledException) when (_gone.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (Failure.Of(e) is { } failure)
            {
                Failure = failure;
            }
            changed();
        }
    }

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }
}
