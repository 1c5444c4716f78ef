namespace VvsIm.Web.Client.Tests.Model;

/// <summary>Waits for what ends on another thread, with a limit.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    /// <summary>Returns as soon as it is true.</summary>
    public static async Task TrueAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!condition())
            await Task.Delay(5, limit.Token);
    }
}
