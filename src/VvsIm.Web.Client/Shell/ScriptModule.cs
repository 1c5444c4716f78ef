using Microsoft.JSInterop;

namespace VvsIm.Web.Client.Shell;

/// <summary>A script of the app, imported when it is first needed. An import that failed is tried again at the next need.</summary>
internal sealed class ScriptModule(IJSRuntime js, string path) : IAsyncDisposable
{
    private Task<IJSObjectReference>? imported;

    /// <summary>The module.</summary>
    /// <exception cref="JSException">The server was not reached.</exception>
    public Task<IJSObjectReference> GetAsync() =>
        imported is null or { IsFaulted: true } or { IsCanceled: true }
            ? imported = js.InvokeAsync<IJSObjectReference>("import", path).AsTask()
            : imported;

    public async ValueTask DisposeAsync()
    {
        if (imported is { IsCompletedSuccessfully: true })
            await (await imported).DisposeAsync();
    }
}
