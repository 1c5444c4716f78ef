using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Contracts.Permissions;

/// <summary>Where somebody stands in a conversation: all that decides what they may do in it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Role">What they are in it.</param>
/// <param name="WorkspaceRole">What they are in its workspace.</param>
/// <param name="Posting">Who may write in it.</param>
/// <param name="Silenced">They were silenced, and the time is not over.</param>
/// <param name="Closed">It is closed to everybody's writing: frozen, or of a kind that the workspace has switched off.</param>
public readonly record struct Standing(
    ConversationKind Kind,
    MemberRole Role,
    WorkspaceRole WorkspaceRole,
    Posting Posting = Posting.Everyone,
    bool Silenced = false,
    bool Closed = false
);
