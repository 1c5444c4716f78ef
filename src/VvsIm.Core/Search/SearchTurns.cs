namespace VvsIm.Core.Search;

/// <summary>Few searches of a process run at the same time; others wait. So sending never waits for a connection that searches hold.</summary>
internal sealed class SearchTurns : IDisposable
{
    private const int AtOnce = 6;

    private readonly SemaphoreSlim turns = new(AtOnce);

    /// <summary>Runs it when there is a turn.</summary>
    public async Task<T> TakeAsync<T>(Func<Task<T>> search, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            return await search();
        }
        finally
        {
            turns.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => turns.Dispose();
}
