using Microsoft.JSInterop;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Emoji;

/// <summary>Gets the emoji when somebody first needs them, and remembers in this browser which ones were used last.</summary>
public sealed class EmojiShelf(IJSRuntime js) : IAsyncDisposable
{
    private readonly ScriptModule module = new(js, "./Emoji/emoji.js");
    private Task<EmojiCatalog>? loading;

    /// <summary>The emoji if they are here already; null before <see cref="LoadAsync"/> has succeeded.</summary>
    public EmojiCatalog? Catalog => loading is { IsCompletedSuccessfully: true } loaded ? loaded.Result : null;

    /// <summary>Gets them, once. After a failure the next call tries again.</summary>
    /// <exception cref="JSException">The server was not reached.</exception>
    public Task<EmojiCatalog> LoadAsync() =>
        loading is null or { IsFaulted: true } or { IsCanceled: true } ? loading = FetchAsync() : loading;

    /// <summary>The emoji used last in this browser, the last one first.</summary>
    public async Task<IReadOnlyList<string>> RecentAsync() =>
        await (await module.GetAsync()).InvokeAsync<string[]>("recent") ?? [];

    /// <summary>Remembers that this one was used.</summary>
    public async Task UsedAsync(string character) => await (await module.GetAsync()).InvokeVoidAsync("used", character);

    public ValueTask DisposeAsync() => module.DisposeAsync();

    private async Task<EmojiCatalog> FetchAsync() =>
        EmojiCatalog.Read(await (await module.GetAsync()).InvokeAsync<string>("load"));
}
