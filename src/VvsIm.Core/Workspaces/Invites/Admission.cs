using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Conversations.Groups;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Workspaces.Invites;

/// <summary>Lets somebody in by a link: into the workspace, and into the group or channel if it leads to one.</summary>
internal static class Admission
{
    // Turns are taken at the link's row, so that it never lets in one too many.
    private const string UseOnce = """
        WITH used AS (
          INSERT INTO invite_uses (invite_id, user_id) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING invite_id
        )
        UPDATE invites SET uses = uses + 1 FROM used WHERE id = used.invite_id
        """;

    /// <summary>
    /// Runs in the caller's transaction. If it answers where somebody came in, the caller commits and then calls <see cref="Raise"/>;
    /// otherwise it rolls back. Who is a member already stays one, whatever has become of the link, and is not counted.
    /// </summary>
    public static async Task<(AcceptedInvite? Accepted, ProblemHttpResult? Refused)> ComeInAsync(
        NpgsqlConnection connection,
        string code,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        if (await LockedInvite.FindAsync(connection, code, userId, cancellationToken) is not { } invite)
            return (null, LookAtInvite.Invalid);
        var accepted = new AcceptedInvite(
            new Workspace(invite.WorkspaceId, invite.WorkspaceName, invite.WorkspaceRole ?? WorkspaceRole.Member)
            {
                Settings = invite.Settings,
            },
            invite.ConversationId
        );
        if (invite.Member)
            return (accepted, null);
        if (!invite.Opens)
            return (null, LookAtInvite.Invalid);
        if (invite.Removed)
            return (
                null,
                Refusal.Forbidden("An admin removed you from this group. Only its members can bring you back.")
            );
        if (await Memberships.IsBarredAsync(connection, invite.WorkspaceId, userId, cancellationToken))
            return (null, Refusal.Forbidden("A moderator removed you from this workspace."));

        await connection.Command(UseOnce, invite.Id, userId).RunAsync(cancellationToken);
        if (invite.WorkspaceRole is null)
            await Memberships.JoinAsync(connection, invite.WorkspaceId, userId, cancellationToken);
        if (
            invite.ConversationId is { } conversationId
            && !(await Arrival.ComeAsync(connection, conversationId, userId, [userId], cancellationToken)).Fits
        )
            return (null, Refusal.LimitExceeded("members", nameof(Limits.GroupMembers), Limits.GroupMembers));
        return (accepted, null);
    }

    /// <summary>Wakes the relay for what <see cref="ComeInAsync"/> wrote.</summary>
    public static void Raise(OutboxSignal signal, AcceptedInvite accepted, Guid userId)
    {
        signal.Raise(OutboxPartition.Of(userId));
        if (accepted.ConversationId is { } conversationId)
            signal.Raise(OutboxPartition.Of(conversationId));
    }
}
