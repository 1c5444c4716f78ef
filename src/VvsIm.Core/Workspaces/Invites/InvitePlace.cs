using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Permissions;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;
using VvsIm.Core.Workspaces.Settings;

namespace VvsIm.Core.Workspaces.Invites;

/// <summary>Where links lead: a workspace, or a conversation in it.</summary>
/// <param name="WorkspaceId">The workspace.</param>
/// <param name="ConversationId">The group or channel, if the links lead to one.</param>
/// <param name="Refused">Why the one who asks may not make, see or revoke links there; null if they may.</param>
internal sealed record InvitePlace(Guid WorkspaceId, Guid? ConversationId, ProblemHttpResult? Refused)
{
    /// <summary>This workspace; null when it does not exist, or not for this person.</summary>
    public static Task<InvitePlace?> OfWorkspaceAsync(
        NpgsqlDataSource database,
        Guid id,
        Guid userId,
        CancellationToken cancellationToken
    ) =>
        database
            .Command(
                """
                SELECT m.role, w.settings::text FROM workspace_members m
                JOIN workspaces w ON w.id = m.workspace_id
                WHERE m.workspace_id = $1 AND m.user_id = $2
                """,
                id,
                userId
            )
            .FirstAsync<InvitePlace?>(
                row =>
                    new(
                        id,
                        null,
                        WorkspacePermissions.May(
                            WorkspaceAct.InviteByLink,
                            Names.WorkspaceRole(row.GetString(0)),
                            StoredSettings.Read(row.GetString(1))
                        )
                            ? null
                            : Refusal.Forbidden("Your role in this workspace does not allow inviting by link.")
                    ),
                cancellationToken
            );

    /// <summary>This conversation; null when it does not exist, or not for this person.</summary>
    public static Task<InvitePlace?> OfConversationAsync(
        NpgsqlDataSource database,
        Guid id,
        Guid userId,
        CancellationToken cancellationToken
    ) =>
        database
            .Command(
                $"""
                SELECT c.workspace_id, {Standings.Columns}, w.settings::text
                FROM conversations c
                JOIN workspaces w ON w.id = c.workspace_id
                JOIN conversation_readers r ON r.conversation_id = c.id AND r.user_id = $2
                WHERE c.id = $1
                """,
                id,
                userId
            )
            .FirstAsync<InvitePlace?>(
                row =>
                {
                    var standing = Standings.Read(row, 1);
                    var settings = StoredSettings.Read(row.GetString(1 + Standings.Count));
                    return new(
                        row.GetGuid(0),
                        id,
                        Denial.Check(Act.InviteByLink, standing) ?? CheckStrangers(standing, settings)
                    );
                },
                cancellationToken
            );

    // Who comes into a group by a link comes into the workspace too.
    private static ProblemHttpResult? CheckStrangers(Standing standing, WorkspaceSettings settings) =>
        settings.GroupLinks || WorkspacePermissions.May(WorkspaceAct.InviteByLink, standing.WorkspaceRole, settings)
            ? null
            : Refusal.Forbidden(
                "In this workspace, links into groups are made by those who may invite into the workspace."
            );

    /// <summary>
    /// Where this link leads; null when there is no such link, or not for this person. One question for both, so that the answer to
    /// either takes as long.
    /// </summary>
    public static async Task<InvitePlace?> OfInviteAsync(
        NpgsqlDataSource database,
        Guid inviteId,
        Guid userId,
        CancellationToken cancellationToken
    )
    {
        var (workspaceId, conversationId) = await database
            .Command(
                """
                SELECT i.workspace_id, i.conversation_id FROM invites i
                WHERE i.id = $1 AND CASE WHEN i.conversation_id IS NULL
                  THEN EXISTS (SELECT FROM workspace_members w WHERE w.workspace_id = i.workspace_id AND w.user_id = $2)
                  ELSE EXISTS (SELECT FROM conversation_readers r WHERE r.conversation_id = i.conversation_id AND r.user_id = $2)
                END
                """,
                inviteId,
                userId
            )
            .FirstAsync(row => (row.GetGuid(0), row.IsDBNull(1) ? (Guid?)null : row.GetGuid(1)), cancellationToken);
        if (workspaceId == Guid.Empty)
            return null;
        return conversationId is { } id
            ? await OfConversationAsync(database, id, userId, cancellationToken)
            : await OfWorkspaceAsync(database, workspaceId, userId, cancellationToken);
    }
}
