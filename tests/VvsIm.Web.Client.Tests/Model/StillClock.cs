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
                    _ => "9:00",
                }
            );

    public ValueTask<TValue> InvokeAsync<TValue>(string identifier, object?[]? args) => new(Invoke<TValue>(identifier));

    public ValueTask<TValue> InvokeAsync<TValue>(
        string identifier,
        CancellationToken cancellationToken,
        object?[]? args
    ) => new(Invoke<TValue>(identifier));

    public void Dispose() { }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
