using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Workspaces.Invites;

/// <summary><c>DELETE /api/invites/{id}</c> revokes a link, <c>PUT</c> takes that back.</summary>
internal static class RevokeInvite
{
    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        if (await InvitePlace.OfInviteAsync(database, id, user.Id, cancellationToken) is not { } place)
            return Refusal.NotFound("invite");
        if (place.Refused is { } refused)
            return refused;
        await database
            .Command("UPDATE invites SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL", id)
            .RunAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    public static async Task<Results<Ok<Invite>, ProblemHttpResult>> TakeBackAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        if (await InvitePlace.OfInviteAsync(database, id, user.Id, cancellationToken) is not { } place)
            return Refusal.NotFound("invite");
        if (place.Refused is { } refused)
            return refused;
        var invite = await database
            .Command(
                $"""
                WITH i AS (UPDATE invites SET revoked_at = NULL WHERE id = $1 RETURNING *)
                SELECT {InviteRows.Columns} FROM i
                """,
                id
            )
            .FirstAsync(InviteRows.Read, cancellationToken);
        return invite is null ? Refusal.NotFound("invite") : TypedResults.Ok(invite);
    }
}
