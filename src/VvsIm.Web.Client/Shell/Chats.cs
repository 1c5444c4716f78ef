using Microsoft.JSInterop;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Web.Client.Messages;

namespace VvsIm.Web.Client.Shell;

/// <summary>Makes the chat of whoever signs in.</summary>
public sealed class Chats(VvsImClient client, IJSRuntime js, TimeProvider time, ILogger<Chat> logger)
{
    private readonly Dictionary<Guid, Drafts> drafts = [];

    /// <summary>A new one; the caller disposes it. What this person had begun to write in this tab is still there.</summary>
    public Chat For(Me me)
    {
        if (!drafts.TryGetValue(me.Id, out var begun))
            drafts[me.Id] = begun = new Drafts();
        return new(me, begun, client, js, time, logger);
    }
}
