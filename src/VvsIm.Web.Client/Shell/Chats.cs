using Microsoft.JSInterop;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;

namespace VvsIm.Web.Client.Shell;

/// <summary>Makes the chat of whoever signs in.</summary>
public sealed class Chats(VvsImClient client, IJSRuntime js, TimeProvider time, ILogger<Chat> logger)
{
    /// <summary>A new one; the caller disposes it.</summary>
    public Chat For(Me me) => new(me, client, js, time, logger);
}
