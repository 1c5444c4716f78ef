using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Workspaces.Invites;

/// <summary><c>GET /api/workspaces/{id}/invites</c> and <c>GET /api/conversations/{id}/invites</c>: the live links.</summary>
internal static class ListInvites
{
    public static async Task<Results<Ok<Page<Invite>>, ProblemHttpResult>> OfWorkspaceAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    ) =>
        await InvitePlace.OfWorkspaceAsync(database, id, user.Id, cancellationToken) is { } place
            ? await AtAsync(place, database, cancellationToken)
            : Refusal.NotFound("workspace");

    public static async Task<Results<Ok<Page<Invite>>, ProblemHttpResult>> OfConversationAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    ) =>
        await InvitePlace.OfConversationAsync(database, id, user.Id, cancellationToken) is { } place
            ? await AtAsync(place, database, cancellationToken)
            : Refusal.NotFound("conversation");

    private static async Task<Results<Ok<Page<Invite>>, ProblemHttpResult>> AtAsync(
        InvitePlace place,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        if (place.Refused is { } refused)
            return refused;
        var invites = await database
            .Command(
                $"""
                SELECT {InviteRows.Columns} FROM invites i
                WHERE i.workspace_id = $1 AND i.conversation_id IS NOT DISTINCT FROM $2::uuid AND {InviteRows.Live}
                ORDER BY i.created_at DESC, i.id DESC
                LIMIT {Limits.Invites}
                """,
                place.WorkspaceId,
                place.ConversationId
            )
            .ListAsync(InviteRows.Read, cancellationToken);
        return TypedResults.Ok(new Page<Invite> { Items = [.. invites] });
    }
}
