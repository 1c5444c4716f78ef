using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.JSInterop;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages;

/// <summary>A text that was begun and is not saved on the server yet; an empty one clears what is there.</summary>
/// <param name="ConversationId">Where.</param>
/// <param name="Text">What was begun.</param>
/// <param name="WrittenAt">When it was typed, by this device's clock.</param>
public sealed record UnsavedDraft(Guid ConversationId, string Text, DateTimeOffset WrittenAt);

/// <summary>Keeps one person's unsaved drafts in the browser's storage, over reloads and crashes (wwwroot/Messages/drafts.js).</summary>
public sealed class DraftStore(IJSRuntime js, Guid me) : IAsyncDisposable
{
    private readonly ScriptModule module = new(js, "./Messages/drafts.js");

    /// <summary>Writes it down, in place of what was there for its conversation.</summary>
    public async Task PutAsync(UnsavedDraft draft) =>
        await (await module.GetAsync()).InvokeVoidAsync(
            "put",
            me,
            draft.ConversationId,
            JsonSerializer.Serialize(draft, DraftJson.Default.UnsavedDraft)
        );

    /// <summary>It is on the server, or there is nowhere to put it.</summary>
    public async Task RemoveAsync(Guid conversationId) =>
        await (await module.GetAsync()).InvokeVoidAsync("remove", me, conversationId);

    /// <summary>Forgets all drafts of this person.</summary>
    public async Task ClearAsync() => await (await module.GetAsync()).InvokeVoidAsync("clear", me);

    /// <summary>What tabs that are gone have left; from now on it is this tab's to save.</summary>
    public async Task<IEnumerable<UnsavedDraft>> AdoptAsync() =>
        (await (await module.GetAsync()).InvokeAsync<string[]>("adopt", me))
            .Select(json => JsonSerializer.Deserialize(json, DraftJson.Default.UnsavedDraft))
            .OfType<UnsavedDraft>();

    public ValueTask DisposeAsync() => module.DisposeAsync();
}

[JsonSerializable(typeof(UnsavedDraft))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
internal sealed partial class DraftJson : JsonSerializerContext;
