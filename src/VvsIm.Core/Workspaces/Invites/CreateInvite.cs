using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Later;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Workspaces.Invites;

/// <summary><c>POST /api/workspaces/{id}/invites</c> and <c>POST /api/conversations/{id}/invites</c>: makes a link.</summary>
internal static class CreateInvite
{
    private const string Insert = $"""
        WITH i AS (
          INSERT INTO invites AS i (id, code, code_hash, workspace_id, conversation_id, created_by, expires_at, max_uses)
          SELECT $1, $2, $3, $4, $5::uuid, $6, $7::timestamptz, $8::integer
          WHERE $9 > (
            SELECT count(*) FROM invites i
            WHERE i.workspace_id = $4 AND i.conversation_id IS NOT DISTINCT FROM $5::uuid AND {InviteRows.Live}
          )
          RETURNING i.*
        )
        SELECT {InviteRows.Columns} FROM i
        """;

    public static async Task<Results<Created<Invite>, ProblemHttpResult>> ForWorkspaceAsync(
        Guid id,
        CreateInviteRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        await InvitePlace.OfWorkspaceAsync(database, id, user.Id, cancellationToken) is { } place
            ? await AtAsync(place, request, user, database, time, cancellationToken)
            : Refusal.NotFound("workspace");

    public static async Task<Results<Created<Invite>, ProblemHttpResult>> ForConversationAsync(
        Guid id,
        CreateInviteRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        await InvitePlace.OfConversationAsync(database, id, user.Id, cancellationToken) is { } place
            ? await AtAsync(place, request, user, database, time, cancellationToken)
            : Refusal.NotFound("conversation");

    private static async Task<Results<Created<Invite>, ProblemHttpResult>> AtAsync(
        InvitePlace place,
        CreateInviteRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (place.Refused is { } refused)
            return refused;
        DateTimeOffset? expires = null;
        if (request.ExpiresAt is not null)
        {
            if (LaterTimes.Check("expiresAt", request.ExpiresAt, time, out var at) is { } badTime)
                return badTime;
            expires = at;
        }
        if (request.MaxUses < 1)
            return Refusal.Invalid("maxUses", "At least 1.");
        if (request.MaxUses > Limits.InviteUses)
            return Refusal.LimitExceeded("maxUses", nameof(Limits.InviteUses), Limits.InviteUses);
        var code = InviteCode.New();
        var invite = await database
            .Command(
                Insert,
                Guid.CreateVersion7(time.GetUtcNow()),
                code,
                InviteCode.Hash(code),
                place.WorkspaceId,
                place.ConversationId,
                user.Id,
                expires,
                request.MaxUses,
                Limits.Invites
            )
            .FirstAsync(InviteRows.Read, cancellationToken);
        return invite is null
            ? Refusal.LimitExceeded("invites", nameof(Limits.Invites), Limits.Invites)
            : TypedResults.Created($"/api/invites/{invite.Id}", invite);
    }
}
