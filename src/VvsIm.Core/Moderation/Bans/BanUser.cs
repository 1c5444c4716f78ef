using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Contracts.Moderation;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Accounts.Admin;
using VvsIm.Core.Accounts.Sessions;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Accounts.Tasks;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Bans;

/// <summary>
/// <c>PUT /api/admin/users/{id}/ban</c> bans somebody, or changes the ban there is. All their ways in end with it: once it is over, they sign
/// in anew.
/// </summary>
internal static class BanUser
{
    private const string Upsert = """
        INSERT INTO bans (user_id, until, reason, banned_by) VALUES ($1, $2::timestamptz, $3::text, $4)
        ON CONFLICT (user_id) DO UPDATE
        SET until = excluded.until, reason = excluded.reason, banned_by = excluded.banned_by, banned_at = excluded.banned_at
        """;

    public static async Task<Results<Ok<Ban>, ProblemHttpResult>> HandleAsync(
        Guid id,
        BanRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        BanWatch watch,
        SessionWatch sessions,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (Reasons.CheckBan(request.Reason, request.Until, time.GetUtcNow(), out var reason) is { } refused)
            return refused;
        if (id == staff.Id)
            return Refusal.Forbidden("Nobody bans themselves.");

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LockedAccount.FindAsync(connection, id, staff, cancellationToken) is not { } account)
            return AccountRefusals.Unknown;
        if (account.Erased)
            return AccountRefusals.Erased;
        if (account.IsLastOperator)
            return AccountRefusals.LastOperator;
        var until = request.Until?.ToUniversalTime();
        var before = await BanRows.FindAsync(connection, id, cancellationToken);
        var same = before is not null && before.Reason == reason && Near(before.Until, until);
        if (!same)
            await connection.Command(Upsert, id, until, reason, staff.Id).RunAsync(cancellationToken);
        if (before is null)
            await EveryDoor.ShutAsync(connection, id, cancellationToken);
        var hides = request.HideMessages && await HideAsync(connection, id, staff.Id, cancellationToken);
        var ban = await BanRows.FindAsync(connection, id, cancellationToken);
        if (!same || hides)
            await ModerationLog.WriteAsync(connection, Entry(staff.Id, id, reason, until, hides), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        // First who is banned, then whose sessions have ended: so nobody of them hears of the latter alone.
        await watch.RefreshAsync(cancellationToken);
        await sessions.RefreshAsync(cancellationToken);
        return TypedResults.Ok(ban!);
    }

    private static async Task<bool> HideAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid byId,
        CancellationToken cancellationToken
    )
    {
        await AccountTaskRows.StopAsync(connection, AccountTaskKind.ShowMessages, id, cancellationToken);
        var (_, asked) = await AccountTaskRows.AskAsync(
            connection,
            AccountTaskKind.HideMessages,
            id,
            byId,
            cancellationToken
        );
        return asked;
    }

    private static ModerationEntry Entry(Guid byId, Guid id, string? reason, DateTimeOffset? until, bool hides)
    {
        var details = new Dictionary<string, string> { ["until"] = until?.ToString("O") ?? "forever" };
        if (hides)
            details["messages"] = "hidden";
        return new(byId, ModerationAction.UserBanned)
        {
            TargetKind = TargetKind.User,
            TargetId = id,
            UserId = id,
            Reason = reason,
            Details = details,
        };
    }

    // The database keeps microseconds.
    private static bool Near(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null
            ? other is null
            : other is not null && (one - other).Value.Duration() < TimeSpan.FromMilliseconds(1);
}
