using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Core.Accounts;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Messages;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Reports.Filing;

/// <summary>
/// <c>POST /api/messages/{id}/report</c>, <c>/api/users/{id}/report</c>, <c>/api/conversations/{id}/report</c>: what is there is frozen in the
/// transaction that files the report. The same again, while nobody has decided it, adds nothing.
/// </summary>
internal sealed class FileReport(
    NpgsqlDataSource database,
    OutboxSignal signal,
    IOptions<ReportsOptions> options,
    TimeProvider time
)
{
    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    // One at a time per person: so nobody files the same twice at once, or more than a day holds.
    private const string Lock = "SELECT pg_advisory_xact_lock(hashtextextended('complaints ' || $1, 0))";

    private const string Same = """
        SELECT c.id, c.reason, c.at
        FROM reports r
        JOIN complaints c ON c.report_id = r.id AND c.reporter_id = $1
        WHERE r.about = $2 AND r.target_id = $3 AND r.workspace_id = $4 AND r.decided_at IS NULL
        """;

    private const string Lately = """
        SELECT count(*)::int, min(at)
        FROM (SELECT at FROM complaints WHERE reporter_id = $1 AND at > $2 ORDER BY at DESC LIMIT $3) lately
        """;

    // Whoever decides holds the row meanwhile: then this waits, finds it decided, and opens another.
    private const string Open = """
        INSERT INTO reports (id, workspace_id, about, target_id, conversation_id, seq, user_id, quote, first_at, last_at)
        VALUES ($1, $2, $3, $4, $5::uuid, $6::bigint, $7::uuid, left($8::text, 300), $9, $9)
        ON CONFLICT (target_id, about, workspace_id) WHERE decided_at IS NULL
        DO UPDATE SET complaints = reports.complaints + 1, last_at = excluded.last_at
        RETURNING id
        """;

    private const string Complain = """
        INSERT INTO complaints (id, report_id, reporter_id, reason, comment, evidence, at)
        VALUES ($1, $2, $3, $4, $5::text, $6::jsonb, $7)
        """;

    // Locked so that nobody forgets a file between our looking at it and our pointing at its bytes.
    private const string KeepFiles = """
        INSERT INTO report_media (report_id, media_id, object_id, preview_object_id, preview_type, kind, name, content_type)
        SELECT $1, m.id, m.object_id, m.preview_object_id, m.preview_type, m.kind, m.name, m.content_type
        FROM (SELECT * FROM media WHERE id = ANY ($2) ORDER BY id FOR KEY SHARE) m
        ON CONFLICT DO NOTHING
        """;

    public static Task<Results<Created<FiledReport>, Ok<FiledReport>, ProblemHttpResult>> MessageAsync(
        Guid id,
        ReportRequest request,
        CurrentUser user,
        FileReport file,
        CancellationToken cancellationToken
    ) => file.RunAsync(ReportSubject.Message, id, request, user, cancellationToken);

    public static Task<Results<Created<FiledReport>, Ok<FiledReport>, ProblemHttpResult>> UserAsync(
        Guid id,
        ReportRequest request,
        CurrentUser user,
        FileReport file,
        CancellationToken cancellationToken
    ) => file.RunAsync(ReportSubject.User, id, request, user, cancellationToken);

    public static Task<Results<Created<FiledReport>, Ok<FiledReport>, ProblemHttpResult>> ConversationAsync(
        Guid id,
        ReportRequest request,
        CurrentUser user,
        FileReport file,
        CancellationToken cancellationToken
    ) => file.RunAsync(ReportSubject.Conversation, id, request, user, cancellationToken);

    private async Task<Results<Created<FiledReport>, Ok<FiledReport>, ProblemHttpResult>> RunAsync(
        ReportSubject about,
        Guid id,
        ReportRequest request,
        CurrentUser user,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.Command(Lock, user.Id.ToString()).RunAsync(cancellationToken);
        var checkedContext = ReportRules.Check(request) is null ? request : new(request.Reason);
        if (await Frozen.FindAsync(connection, about, id, user.Id, checkedContext, cancellationToken) is not { } frozen)
            return Refusal.NotFound(Names.Of(about));
        if (ReportRules.Check(request) is { } refused)
            return refused;
        if (frozen.IsSystem)
            return SystemRows.Refused();
        if (frozen.Chosen < (request.Context?.MessageIds ?? []).Distinct().Count())
            return Refusal.Invalid("context", "Not all of these messages are there.");
        if (request.WorkspaceId is { } wanted && wanted != frozen.WorkspaceId)
            return Refusal.Invalid("workspaceId", "You do not share this workspace.");
        if (await SameAsync(connection, about, id, frozen.WorkspaceId, user.Id, cancellationToken) is { } same)
            return TypedResults.Ok(same);
        var now = time.GetUtcNow();
        if (await TooManyAsync(connection, user.Id, now, cancellationToken) is { } enough)
            return enough;

        var filed = new FiledReport(Guid.CreateVersion7(now), about, id, request.Reason!.Value, now);
        var reportId = await WriteAsync(connection, filed, request.Comment, frozen, user.Id, cancellationToken);
        await ReportNews.WriteAsync(connection, frozen.WorkspaceId, new(ReportId: reportId), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        ReportNews.Raise(signal, frozen.WorkspaceId);
        return TypedResults.Created((string?)null, filed);
    }

    private static Task<FiledReport?> SameAsync(
        NpgsqlConnection connection,
        ReportSubject about,
        Guid id,
        Guid workspaceId,
        Guid reporterId,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(Same, reporterId, Names.Of(about), id, workspaceId)
            .FirstAsync(
                row => new FiledReport(
                    row.GetGuid(0),
                    about,
                    id,
                    Enum.Parse<ReportReason>(row.GetString(1), ignoreCase: true),
                    row.GetFieldValue<DateTimeOffset>(2)
                ),
                cancellationToken
            );

    private async Task<ProblemHttpResult?> TooManyAsync(
        NpgsqlConnection connection,
        Guid reporterId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var (count, first) = await connection
            .Command(Lately, reporterId, now - Day, options.Value.PerDay)
            .FirstAsync(
                row => (row.GetInt32(0), row.IsDBNull(1) ? now : row.GetFieldValue<DateTimeOffset>(1)),
                cancellationToken
            );
        return count < options.Value.PerDay
            ? null
            : Refusal.RetryLater(
                ProblemCodes.TooManyRequests,
                $"You have reported {options.Value.PerDay} things within a day. Report the next one later, or write to a moderator.",
                Math.Max(1, (int)Math.Ceiling((first + Day - now).TotalSeconds))
            );
    }

    private static async Task<Guid> WriteAsync(
        NpgsqlConnection connection,
        FiledReport filed,
        string? comment,
        Frozen frozen,
        Guid reporterId,
        CancellationToken cancellationToken
    )
    {
        var reportId = await connection
            .Command(
                Open,
                Guid.CreateVersion7(filed.At),
                frozen.WorkspaceId,
                Names.Of(filed.About),
                filed.TargetId,
                frozen.ConversationId,
                frozen.Seq,
                frozen.UserId,
                frozen.Quote,
                filed.At
            )
            .FirstAsync(row => row.GetGuid(0), cancellationToken);
        await connection
            .Command(
                Complain,
                filed.Id,
                reportId,
                reporterId,
                Names.Of(filed.Reason),
                GivenWords.Stored(comment),
                frozen.Json,
                filed.At
            )
            .RunAsync(cancellationToken);
        if (frozen.MediaIds is { Length: > 0 } files)
            await connection.Command(KeepFiles, reportId, files).RunAsync(cancellationToken);
        return reportId;
    }
}
