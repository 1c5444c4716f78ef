using VvsIm.Contracts.Realtime;

namespace VvsIm.Core.Realtime;

/// <summary>Who belongs where; answered by the rooms that know.</summary>
internal interface IChannelMembership
{
    /// <summary>Workspaces that somebody belongs to, as many as one connection is subscribed to by itself.</summary>
    Task<IReadOnlyList<Guid>> WorkspacesAsync(Guid userId, CancellationToken cancellationToken);

    Task<bool> IsWorkspaceMemberAsync(Guid userId, Guid workspaceId, CancellationToken cancellationToken);

    /// <summary>A member of it, or anyone of its workspace when it is a public channel.</summary>
    Task<bool> MayReadConversationAsync(Guid userId, Guid conversationId, CancellationToken cancellationToken);
}

/// <summary>Who follows the staff's channels; answered by the room that watches over them.</summary>
internal interface IStaffListeners
{
    /// <summary>
    /// Whether this user may listen to the staff of this workspace, or with the empty id to that of the installation. If so they are
    /// remembered until <paramref name="lifetime"/> has passed, and unsubscribed as soon as they lose the role.
    /// </summary>
    Task<bool> TryListenAsync(Guid userId, Guid scopeId, TimeSpan lifetime, CancellationToken cancellationToken);
}

/// <summary>Who may subscribe to which channel. Its name was checked already: nothing else parses to a kind and an id.</summary>
internal sealed class ChannelAccess(IChannelMembership membership, IStaffListeners staff)
{
    public Task<bool> MaySubscribeAsync(Guid userId, ChannelKind kind, Guid id, CancellationToken cancellationToken) =>
        kind switch
        {
            ChannelKind.User => Task.FromResult(id == userId),
            ChannelKind.Workspace => membership.IsWorkspaceMemberAsync(userId, id, cancellationToken),
            ChannelKind.Conversation => membership.MayReadConversationAsync(userId, id, cancellationToken),
            ChannelKind.Staff => staff.TryListenAsync(
                userId,
                id,
                RealtimeTokens.SubscriptionLifetime,
                cancellationToken
            ),
            _ => Task.FromResult(false),
        };
}
