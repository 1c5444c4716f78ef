using VvsIm.Contracts;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Web.Client.Workspaces.Invites;

/// <summary>The live links into a workspace, or into a conversation of it, the newest first. Not thread-safe.</summary>
/// <param name="client">Asks the server.</param>
/// <param name="place">Where they lead.</param>
public sealed class InviteList(VvsImClient client, InvitePlace place)
{
    private readonly List<Invite> items = [];
    private readonly HashSet<Guid> revoked = [];

    /// <summary>What is known.</summary>
    public IReadOnlyList<Invite> Items => items;

    /// <summary>The server has answered.</summary>
    public bool Loaded { get; private set; }

    /// <summary>Asks for them all.</summary>
    public async Task LoadAsync()
    {
        var page = place.ConversationId is { } conversationId
            ? await client.Invites.OfConversationAsync(conversationId)
            : await client.Invites.OfWorkspaceAsync(place.WorkspaceId);
        items.Clear();
        revoked.Clear();
        items.AddRange(page.Items);
        Loaded = true;
    }

    /// <summary>Makes one.</summary>
    public async Task<Invite> CreateAsync(CreateInviteRequest request)
    {
        var invite = place.ConversationId is { } conversationId
            ? await client.Invites.CreateForConversationAsync(conversationId, request)
            : await client.Invites.CreateForWorkspaceAsync(place.WorkspaceId, request);
        items.Insert(0, invite);
        return invite;
    }

    /// <summary>Whether this one was revoked here. It keeps its place until the next loading, so that it can be taken back.</summary>
    public bool IsRevoked(Invite invite) => revoked.Contains(invite.Id);

    /// <summary>Revokes one.</summary>
    public async Task RevokeAsync(Invite invite)
    {
        await client.Invites.RevokeAsync(invite.Id);
        revoked.Add(invite.Id);
    }

    /// <summary>Takes a revocation back.</summary>
    public async Task RestoreAsync(Invite invite)
    {
        var restored = await client.Invites.RestoreAsync(invite.Id);
        revoked.Remove(invite.Id);
        items[items.FindIndex(one => one.Id == restored.Id)] = restored;
    }
}

/// <summary>Where links lead.</summary>
/// <param name="WorkspaceId">A workspace; any if a conversation is named.</param>
/// <param name="ConversationId">A group or channel, or null for the workspace itself.</param>
public sealed record InvitePlace(Guid WorkspaceId, Guid? ConversationId = null);
