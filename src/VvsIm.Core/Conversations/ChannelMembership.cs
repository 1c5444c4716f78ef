using VvsIm.Core.Realtime;
using VvsIm.Core.Workspaces;

namespace VvsIm.Core.Conversations;

/// <summary>Answers the realtime room's questions about who may listen where.</summary>
internal sealed class ChannelMembership(Memberships memberships, ConversationAccess access) : IChannelMembership
{
    public Task<IReadOnlyList<Guid>> WorkspacesAsync(Guid userId, CancellationToken cancellationToken) =>
        memberships.OfAsync(userId, cancellationToken);

    public Task<bool> IsWorkspaceMemberAsync(Guid userId, Guid workspaceId, CancellationToken cancellationToken) =>
        memberships.IsMemberAsync(userId, workspaceId, cancellationToken);

    public Task<bool> MayReadConversationAsync(Guid userId, Guid conversationId, CancellationToken cancellationToken) =>
        access.MayReadAsync(userId, conversationId, cancellationToken);
}
