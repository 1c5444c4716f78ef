using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Npgsql;
using VvsIm.Core.Accounts.Sessions;

namespace VvsIm.Core.Accounts.SigningIn;

/// <summary><c>POST /api/auth/logout</c>: ends the session that asks. Harmless when there is none.</summary>
internal static class Logout
{
    public static async Task<NoContent> HandleAsync(
        HttpContext context,
        NpgsqlDataSource database,
        SessionWatch watch,
        CancellationToken cancellationToken
    )
    {
        if (CurrentSession.Of(context.User) is { } session)
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            if (await EndSessions.OneAsync(connection, session.UserId, session.Id, cancellationToken))
                await watch.RefreshAsync(cancellationToken);
        }
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return TypedResults.NoContent();
    }
}
