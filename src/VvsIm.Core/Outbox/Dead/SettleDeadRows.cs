using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Operations;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Outbox.Dead;

/// <summary>
/// <c>POST /api/admin/outbox/dead/replay</c> and <c>…/discard</c>. A replayed row goes back under its old id: it comes before all that waits
/// in its partition, in the order in which things happened, and whoever has had it already is not told twice.
/// </summary>
internal static class SettleDeadRows
{
    private const string Replay = $"""
        WITH taken AS (DELETE FROM outbox_dead WHERE {DeadFilter.Where} RETURNING id, partition, channels, audience_id, payload, created_at)
        INSERT INTO outbox (id, partition, channels, audience_id, payload, created_at) OVERRIDING SYSTEM VALUE
        SELECT id, partition, channels, audience_id, payload, created_at FROM taken
        RETURNING partition
        """;

    private const string Discard = $"DELETE FROM outbox_dead WHERE {DeadFilter.Where} RETURNING partition";

    public static Task<Results<Ok<Affected>, ProblemHttpResult>> ReplayAsync(
        DeadRowsRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    ) => SettleAsync(Replay, ModerationAction.OutboxReplayed, request, staff, database, signal, cancellationToken);

    public static Task<Results<Ok<Affected>, ProblemHttpResult>> DiscardAsync(
        DeadRowsRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    ) => SettleAsync(Discard, ModerationAction.OutboxDiscarded, request, staff, database, signal, cancellationToken);

    private static async Task<Results<Ok<Affected>, ProblemHttpResult>> SettleAsync(
        string sql,
        ModerationAction action,
        DeadRowsRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        if (NameQuery.CheckText(request.Query) is { } noText)
            return noText;
        if (request.Ids?.Length > Limits.PageSize)
            return Refusal.LimitExceeded("ids", nameof(Limits.PageSize), Limits.PageSize);
        if (!string.IsNullOrEmpty(request.Reason) && !PlainText.IsStorable(request.Reason))
            return Refusal.Invalid("reason", "It holds characters that cannot be stored.");
        if (request.Reason?.Length > Limits.ReasonLength)
            return Refusal.LimitExceeded("reason", nameof(Limits.ReasonLength), Limits.ReasonLength);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var partitions = await connection
            .Command(sql, DeadFilter.Of(request).Values)
            .ListAsync(row => row.GetInt16(0), cancellationToken);
        if (partitions.Count == 0)
            return TypedResults.Ok(new Affected(0));
        await ModerationLog.WriteAsync(
            connection,
            new ModerationEntry(staff.Id, action)
            {
                TargetKind = TargetKind.Installation,
                Reason = request.Reason,
                Details = new Dictionary<string, string>
                {
                    ["rows"] = partitions.Count.ToString(CultureInfo.InvariantCulture),
                },
            },
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        foreach (var partition in partitions.Distinct())
            signal.Raise(partition);
        return TypedResults.Ok(new Affected(partitions.Count));
    }
}
