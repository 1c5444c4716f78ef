using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Bans;

/// <summary><c>PUT /api/admin/users/{id}/ban</c> bans somebody, or changes the ban there is; <c>DELETE</c> ends it.</summary>
internal static class BanUser
{
    private const string Upsert = """
        INSERT INTO bans (user_id, until, reason, banned_by)
        SELECT u.id, $2::timestamptz, $3::text, $4 FROM users u WHERE u.id = $1
        ON CONFLICT (user_id) DO UPDATE
        SET until = excluded.until, reason = excluded.reason, banned_by = excluded.banned_by, banned_at = excluded.banned_at
        RETURNING user_id, until, reason, banned_by, banned_at
        """;

    public static async Task<Results<Ok<Ban>, ProblemHttpResult>> HandleAsync(
        Guid id,
        BanRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        BanWatch watch,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
        if (reason?.Length > Limits.BanReasonLength)
            return Refusal.LimitExceeded("reason", nameof(Limits.BanReasonLength), Limits.BanReasonLength);
        if (!PlainText.IsStorable(reason))
            return Refusal.Invalid("reason", "This is not text.");
        if (request.Until <= time.GetUtcNow())
            return Refusal.Invalid("until", "This time has passed.");
        if (id == user.Id)
            return Refusal.Forbidden("Nobody bans themselves.");

        var ban = await database
            .Command(Upsert, id, request.Until?.ToUniversalTime(), reason, user.Id)
            .FirstAsync(
                row => new Ban(
                    row.GetGuid(0),
                    row.IsDBNull(1) ? null : row.GetFieldValue<DateTimeOffset>(1),
                    row.IsDBNull(2) ? null : row.GetString(2),
                    row.GetGuid(3),
                    row.GetFieldValue<DateTimeOffset>(4)
                ),
                cancellationToken
            );
        if (ban is null)
            return Refusal.NotFound("account");
        await watch.RefreshAsync(cancellationToken);
        return TypedResults.Ok(ban);
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> EndAsync(
        Guid id,
        NpgsqlDataSource database,
        BanWatch watch,
        CancellationToken cancellationToken
    )
    {
        var known = await database
            .Command(
                """
                WITH ended AS (DELETE FROM bans WHERE user_id = $1)
                SELECT EXISTS (SELECT FROM users WHERE id = $1)
                """,
                id
            )
            .FirstAsync(row => row.GetBoolean(0), cancellationToken);
        if (!known)
            return Refusal.NotFound("account");
        await watch.RefreshAsync(cancellationToken);
        return TypedResults.NoContent();
    }
}
