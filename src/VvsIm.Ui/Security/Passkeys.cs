using System.Text.Json;
using Microsoft.JSInterop;
using VvsIm.Contracts.Accounts.Passkeys;

namespace VvsIm.Ui.Security;

/// <summary>This browser's passkeys. Lives as long as the app, and its script with it.</summary>
public sealed class Passkeys(IJSRuntime js)
{
    private IJSObjectReference? _module;

    /// <summary>Whether it has any use for them here.</summary>
    public async Task<bool> AvailableAsync() => await (await ModuleAsync()).InvokeAsync<bool>("available");

    /// <summary>Makes a new one; null if the person changed their mind.</summary>
    /// <exception cref="JSException">The browser can't, or the device has one for this account already.</exception>
    public Task<PasskeyAnswer?> CreateAsync(PasskeyQuestion question) => AskAsync("create", question);

    /// <summary>Has one of them answer; null if the person changed their mind.</summary>
    /// <exception cref="JSException">The browser can't.</exception>
    public Task<PasskeyAnswer?> GetAsync(PasskeyQuestion question) => AskAsync("get", question);

    private async Task<PasskeyAnswer?> AskAsync(string what, PasskeyQuestion question)
    {
        var json = await (await ModuleAsync()).InvokeAsync<string?>(what, question.Options.GetRawText());
        if (json is null)
            return null;
        using var credential = JsonDocument.Parse(json);
        return new PasskeyAnswer(question.Ceremony, credential.RootElement.Clone());
    }

    private async Task<IJSObjectReference> ModuleAsync() =>
        _module ??= await js.InvokeAsync<IJSObjectReference>("import", "./_content/VvsIm.Ui/passkeys.js");
}
