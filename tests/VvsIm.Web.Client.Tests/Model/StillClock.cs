using Microsoft.JSInterop;

namespace VvsIm.Web.Client.Tests.Model;

/// <summary>The clock's script, at nine o'clock on one day for ever.</summary>
internal sealed class StillClock : IJSInProcessObjectReference
{
    public TValue Invoke<TValue>(string identifier, params object?[]? args) =>
        (TValue)
            (object)(
                identifier switch
                {
                    "moment" => new[] { "2026-05-17", "9:00", "17 May 2026, 9:00" },
                    "day" => "Today",
                    // In a time zone that is UTC all year.
                    "local" => Local(args),
                    "instant" => Instant(args),
                    _ => "9:00",
                }
            );

    private static string Local(object?[]? args) =>
        DateTimeOffset.FromUnixTimeMilliseconds((long)(double)args![0]!).ToString("yyyy-MM-ddTHH:mm:ss");

    private static double Instant(object?[]? args) =>
        new DateTimeOffset(DateTime.Parse((string)args![0]!), TimeSpan.Zero).ToUnixTimeMilliseconds();

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => new(Invoke<TValue>(identifier));

    public ValueTask<TValue> InvokeAsync<TValue>(
        string identifier,
        CancellationToken cancellationToken,
        object?[]? args
    ) => new(Invoke<TValue>(identifier));

    public void Dispose() { }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
