using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts.Sessions;

/// <summary>Begins a session for whoever has shown who they are, and hands out what names it.</summary>
internal sealed class SessionStart(NpgsqlDataSource database, LiveSessions live, TimeProvider time)
{
    // Whoever signs in over and over, as scripts do, loses the sessions that were used longest ago.
    private const string Insert = """
        WITH begun AS (
          INSERT INTO sessions (id, user_id, created_at, authenticated_at, second_factor, last_seen_at, user_agent, address)
          VALUES ($1, $2, $3, $3, $4, $3, $5::text, $6::text)
        )
        UPDATE sessions SET ended_at = $3
        WHERE ended_at IS NULL AND id IN (
          SELECT id FROM sessions WHERE user_id = $2 AND ended_at IS NULL ORDER BY last_seen_at DESC, id DESC OFFSET $7
        )
        """;

    /// <summary>The answer of a sign-in: a cookie, or a pair of tokens.</summary>
    /// <param name="context">The request that signs in.</param>
    /// <param name="userId">Who they are.</param>
    /// <param name="secondFactor">They have shown more than a password.</param>
    /// <param name="withCookie">A browser asks, which keeps cookies.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SignInHttpResult> BeginAsync(
        HttpContext context,
        Guid userId,
        bool secondFactor,
        bool withCookie,
        CancellationToken cancellationToken
    )
    {
        var now = time.GetUtcNow();
        var session = new CurrentSession(Guid.CreateVersion7(now), userId);
        await database
            .Command(
                Insert,
                session.Id,
                userId,
                now,
                secondFactor,
                Device.UserAgent(context),
                Device.Address(context),
                Limits.Sessions - 1
            )
            .RunAsync(cancellationToken);
        live.Add(session, now);
        return Hand(session, withCookie);
    }

    /// <summary>A cookie or a pair of tokens for a session that there is.</summary>
    public static SignInHttpResult Hand(CurrentSession session, bool withCookie)
    {
        var scheme = withCookie ? IdentityConstants.ApplicationScheme : IdentityConstants.BearerScheme;
        return TypedResults.SignIn(
            session.ToPrincipal(scheme),
            new AuthenticationProperties { IsPersistent = withCookie },
            scheme
        );
    }
}
