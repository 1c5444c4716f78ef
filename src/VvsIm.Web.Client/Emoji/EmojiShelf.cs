using Microsoft.JSInterop;

namespace VvsIm.Web.Client.Emoji;

/// <summary>Gets the emoji when somebody first needs them, and remembers in this browser which ones were used last.</summary>
public sealed class EmojiShelf(IJSRuntime js) : IAsyncDisposable
{
    private Task<IJSObjectReference>? module;
    private Task<EmojiCatalog>? loading;

    /// <summary>The emoji if they are here already; null before <see cref="LoadAsync"/> has succeeded.</summary>
    public EmojiCatalog? Catalog => loading is { IsCompletedSuccessfully: true } loaded ? loaded.Result : null;

    /// <summary>Gets them, once. After a failure the next call tries again.</summary>
    /// <exception cref="JSException">The server was not reached.</exception>
    public Task<EmojiCatalog> LoadAsync() =>
        loading is null or { IsFaulted: true } or { IsCanceled: true } ? loading = FetchAsync() : loading;

    /// <summary>The emoji used last in this browser, the last one first.</summary>
    public async Task<IReadOnlyList<string>> RecentAsync() =>
        await (await ModuleAsync()).InvokeAsync<string[]>("recent") ?? [];

    /// <summary>Remembers that this one was used.</summary>
    public async Task UsedAsync(string character) => await (await ModuleAsync()).InvokeVoidAsync("used", character);

    public async ValueTask DisposeAsync()
    {
        if (module is { IsCompletedSuccessfully: true })
            await (await module).DisposeAsync();
    }

    private async Task<EmojiCatalog> FetchAsync() =>
        EmojiCatalog.Read(await (await ModuleAsync()).InvokeAsync<string>("load"));

    private Task<IJSObjectReference> ModuleAsync() =>
        module is null or { IsFaulted: true } or { IsCanceled: true }
            ? module = js.InvokeAsync<IJSObjectReference>("import", "./Emoji/emoji.js").AsTask()
            : module;
}
