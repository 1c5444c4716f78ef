using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.JSInterop;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages;

/// <summary>
/// Keeps one person's unsent messages in the browser's storage, over reloads and crashes. Each belongs to one tab, which alone
/// sends it, so that a message discarded in one tab isn't sent by another; wwwroot/Messages/unsent.js says how.
/// </summary>
public sealed class UnsentStore(IJSRuntime js, Guid me) : IAsyncDisposable
{
    private readonly ScriptModule module = new(js, "./Messages/unsent.js");

    /// <summary>Writes the message down.</summary>
    public async Task PutAsync(UnsentMessage message)
    {
        var kept = message with { State = message.State == SendState.Failed ? SendState.Failed : SendState.Waiting };
        var json = JsonSerializer.Serialize(kept, UnsentJson.Default.UnsentMessage);
        await (await module.GetAsync()).InvokeVoidAsync("put", me, message.ClientId, json);
    }

    /// <summary>Forgets the message: it is stored on the server, or was discarded.</summary>
    public async Task RemoveAsync(UnsentMessage message) =>
        await (await module.GetAsync()).InvokeVoidAsync("remove", me, message.ClientId);

    /// <summary>Forgets all messages of this person, in all tabs.</summary>
    public async Task ClearAsync() => await (await module.GetAsync()).InvokeVoidAsync("clear", me);

    /// <summary>What tabs that are gone have left, in the order of writing; from now on it is this tab's to send.</summary>
    public async Task<IReadOnlyList<UnsentMessage>> AdoptAsync()
    {
        var entries = await (await module.GetAsync()).InvokeAsync<string[]>("adopt", me);
        return
        [
            .. entries
                .Select(json => JsonSerializer.Deserialize(json, UnsentJson.Default.UnsentMessage))
                .OfType<UnsentMessage>()
                .OrderBy(m => m.WrittenAt),
        ];
    }

    public ValueTask DisposeAsync() => module.DisposeAsync();
}

[JsonSerializable(typeof(UnsentMessage))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
internal sealed partial class UnsentJson : JsonSerializerContext;
