using System.Diagnostics;

namespace VvsIm.Testing;

/// <summary>Waits for the thing itself, with a limit.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Returns as soon as it is true.</summary>
    /// <exception cref="TimeoutException">It did not become true; the message says what.</exception>
    public static async Task TrueAsync(
        Func<Task<bool>> condition,
        string what,
        CancellationToken cancellationToken = default
    )
    {
        var clock = Stopwatch.StartNew();
        while (!await condition())
        {
            if (clock.Elapsed > Limit)
                throw new TimeoutException($"Waited {Limit.TotalSeconds:0} s, but it did not come true that {what}.");
            await Task.Delay(10, cancellationToken);
        }
    }

    /// <summary>Returns as soon as it is true.</summary>
    /// <exception cref="TimeoutException">It did not become true; the message says what.</exception>
    public static Task TrueAsync(Func<bool> condition, string what, CancellationToken cancellationToken = default) =>
        TrueAsync(() => Task.FromResult(condition()), what, cancellationToken);
}
