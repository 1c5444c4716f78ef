using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts.Sessions;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Accounts.Sessions;

/// <summary><c>/api/me/sessions</c>: where one is signed in, and signing out of there.</summary>
internal static class OwnSessions
{
    public static async Task<Ok<Page<DeviceSession>>> ListAsync(
        CurrentSession session,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    ) =>
        TypedResults.Ok(
            new Page<DeviceSession>
            {
                Items = [.. await SessionList.ReadAsync(database, session.UserId, session.Id, cancellationToken)],
            }
        );

    public static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        Guid id,
        CurrentSession session,
        NpgsqlDataSource database,
        SessionWatch watch,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (!await EndSessions.OneAsync(connection, session.UserId, id, cancellationToken))
            return Refusal.NotFound("session");
        await watch.RefreshAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    public static async Task<NoContent> EndOthersAsync(
        CurrentSession session,
        NpgsqlDataSource database,
        SessionWatch watch,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await EndSessions.OfAsync(connection, session.UserId, session.Id, cancellationToken);
        await watch.RefreshAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
