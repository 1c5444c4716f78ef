using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Notifications.Broadcasts;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Notifications.Broadcasts;

/// <summary><c>POST /api/admin/broadcasts</c>: writes it down; <see cref="DeliverBroadcasts"/> sends it. Twice under one id is once.</summary>
internal static class SendBroadcast
{
    private const string Insert = """
        INSERT INTO broadcasts (id, workspace_id, role, text, written_by, send_at)
        VALUES ($1, $2::uuid, $3::text, $4, $5, coalesce($6::timestamptz, clock_timestamp()))
        ON CONFLICT (id) DO NOTHING
        """;

    public static async Task<Results<Ok<Broadcast>, ProblemHttpResult>> HandleAsync(
        BroadcastRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (Check(request, time.GetUtcNow()) is { } refused)
            return refused;
        var audience = request.Audience ?? new();
        if (await CheckAsync(database, audience, staff, cancellationToken) is { } notTheirs)
            return notTheirs;

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var id = request.Id!.Value;
        var role = audience.Role is { } wanted ? Names.Of(wanted) : null;
        var written = await connection
            .Command(
                Insert,
                id,
                audience.WorkspaceId,
                role,
                request.Text!.Trim(),
                staff.Id,
                request.SendAt?.ToUniversalTime()
            )
            .RunAsync(cancellationToken);
        if (written > 0)
            await ModerationLog.WriteAsync(
                connection,
                new(staff.Id, ModerationAction.BroadcastSent)
                {
                    TargetKind = TargetKind.Broadcast,
                    TargetId = id,
                    WorkspaceId = audience.WorkspaceId,
                    Details = Describe(role, request.SendAt),
                },
                cancellationToken
            );
        await transaction.CommitAsync(cancellationToken);
        return await BroadcastRows.FindAsync(connection, id, staff, cancellationToken) is { } broadcast
            ? TypedResults.Ok(broadcast)
            : Refusal.Invalid("id", "Give it an id of its own.");
    }

    /// <summary>A refusal of an audience that is not this person's to speak to; null when it is.</summary>
    public static async Task<ProblemHttpResult?> CheckAsync(
        NpgsqlDataSource database,
        Audience audience,
        StaffMember staff,
        CancellationToken cancellationToken
    )
    {
        if (audience is { Role: AudienceRole.Operator, WorkspaceId: not null })
            return Refusal.Invalid("audience.role", "Operators are of the installation, not of a workspace.");
        if (audience.WorkspaceId is not { } workspace)
            return staff.IsOperator ? null : Refusal.Forbidden("Only operators speak to the whole installation.");
        var there = await database
            .Command("SELECT EXISTS (SELECT FROM workspaces WHERE id = $1)", workspace)
            .FirstAsync(row => row.GetBoolean(0), cancellationToken);
        return there && staff.Sees(workspace) ? null : Refusal.NotFound("workspace");
    }

    private static ProblemHttpResult? Check(BroadcastRequest request, DateTimeOffset now)
    {
        if (request.Id is null || request.Id == Guid.Empty)
            return Refusal.Invalid("id", "Give the broadcast an id of your own, a UUID.");
        if (string.IsNullOrWhiteSpace(request.Text))
            return Refusal.Invalid("text", "Write something.");
        if (request.Text.Trim().Length > Limits.BroadcastLength)
            return Refusal.LimitExceeded("text", nameof(Limits.BroadcastLength), Limits.BroadcastLength);
        if (!PlainText.IsStorable(request.Text))
            return Refusal.Invalid("text", "This is not text.");
        if (request.SendAt <= now)
            return Refusal.Invalid("sendAt", "This time has passed.");
        return request.SendAt > now.AddDays(Limits.DaysAhead)
            ? Refusal.LimitExceeded("sendAt", nameof(Limits.DaysAhead), Limits.DaysAhead)
            : null;
    }

    private static Dictionary<string, string> Describe(string? role, DateTimeOffset? sendAt)
    {
        var details = new Dictionary<string, string>();
        if (role is not null)
            details["role"] = role;
        if (sendAt is { } at)
            details["sendAt"] = at.UtcDateTime.ToString("O");
        return details;
    }
}
