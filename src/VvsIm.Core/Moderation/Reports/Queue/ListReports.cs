using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Core.Accounts;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Reports.Queue;

/// <summary><c>GET /api/admin/reports</c>: the queue, filtered, sorted and paged; the longest waiting first unless asked otherwise.</summary>
internal static class ListReports
{
    private const string Matching = $"""
        FROM reports r
        WHERE {ReportRows.Visible}
          AND ($3::text[] IS NULL OR r.state = ANY ($3))
          AND ($4::text IS NULL OR EXISTS (SELECT FROM complaints c WHERE c.report_id = r.id AND c.reason = $4))
          AND ($5::text IS NULL OR r.about = $5)
          AND ($6::uuid IS NULL OR r.assignee_id = $6)
          AND (NOT $7 OR r.assignee_id IS NULL)
          AND ($8::uuid IS NULL OR r.workspace_id = $8)
          AND ($9::uuid IS NULL OR r.user_id = $9)
          AND ($10::uuid IS NULL OR EXISTS (SELECT FROM complaints c WHERE c.report_id = r.id AND c.reporter_id = $10))
          AND ($11::uuid IS NULL OR r.conversation_id = $11)
          AND ($12::timestamptz IS NULL OR r.first_at <= $12)
          AND (
            $13::text IS NULL
            OR r.quote ILIKE '%' || $13 || '%'
            OR EXISTS (SELECT FROM complaints c WHERE c.report_id = r.id AND c.comment ILIKE '%' || $13 || '%')
            OR EXISTS (
              SELECT FROM users u
              WHERE u.display_name ILIKE '%' || $13 || '%'
                AND (u.id = r.user_id OR u.id IN (SELECT c.reporter_id FROM complaints c WHERE c.report_id = r.id))
            )
          )
        """;

    public static async Task<Results<Ok<Listing<ReportItem>>, ProblemHttpResult>> HandleAsync(
        StaffMember staff,
        NpgsqlDataSource database,
        People people,
        TimeProvider time,
        CancellationToken cancellationToken,
        string? query = null,
        string? state = null,
        string? reason = null,
        string? about = null,
        string? assignee = null,
        Guid? workspaceId = null,
        Guid? userId = null,
        Guid? reporterId = null,
        Guid? conversationId = null,
        int? olderThanHours = null,
        int offset = 0,
        int? limit = null,
        string? sort = null,
        bool descending = false
    )
    {
        if (
            (Paging.CheckLimit(limit, out var size) ?? Paging.CheckOffset(offset) ?? NameQuery.CheckText(query)) is
            { } refused
        )
            return refused;
        if (!TryStates(state, out var states))
            return Refusal.Invalid("state", "There is no such state.");
        if (!TryName<ReportReason>(reason, out var why))
            return Refusal.Invalid("reason", "There is no such reason.");
        if (!TryName<ReportSubject>(about, out var subject))
            return Refusal.Invalid("about", "There is no such thing to report.");
        if (!TryAssignee(assignee, staff, out var who, out var nobodys))
            return Refusal.Invalid("assignee", "Give an id, me or nobody.");
        if (olderThanHours is < 0 or > 1_000_000)
            return Refusal.Invalid("olderThanHours", "This is no age.");
        var column = sort switch
        {
            null or "firstAt" => "r.first_at",
            "lastAt" => "r.last_at",
            "complaints" => "r.complaints",
            "decidedAt" => "r.decided_at",
            _ => null,
        };
        if (column is null)
            return Refusal.Invalid("sort", "Sort by firstAt, lastAt, complaints or decidedAt.");

        object?[] wanted =
        [
            staff.Id,
            staff.Scope,
            states,
            why,
            subject,
            who,
            nobodys,
            workspaceId,
            userId,
            reporterId,
            conversationId,
            olderThanHours is { } hours ? time.GetUtcNow() - TimeSpan.FromHours(hours) : null,
            string.IsNullOrWhiteSpace(query) ? null : Like.Escape(query.Trim()),
        ];
        var total = await database
            .Command(
                $"SELECT count(*)::int FROM (SELECT {Matching} LIMIT $14) counted",
                [.. wanted, Limits.CountedRows]
            )
            .FirstAsync(row => row.GetInt32(0), cancellationToken);
        var items = await database
            .Command(
                $"""
                SELECT {ReportRows.Columns}
                {Matching}
                ORDER BY {column} {(descending ? "DESC" : "ASC")} NULLS LAST, r.id
                OFFSET $14 LIMIT $15
                """,
                [.. wanted, offset, size]
            )
            .ListAsync(ReportRows.Read, cancellationToken);
        return TypedResults.Ok(
            new Listing<ReportItem>
            {
                Items = [.. items],
                Total = total,
                Users = await people.NameAsync(items.SelectMany(ReportRows.PeopleOf), cancellationToken),
            }
        );
    }

    private static bool TryStates(string? text, out string[]? states)
    {
        states = text switch
        {
            "undecided" => [Names.Of(ReportState.Open), Names.Of(ReportState.InReview)],
            "decided" => [Names.Of(ReportState.Upheld), Names.Of(ReportState.Dismissed)],
            _ => null,
        };
        if (states is not null)
            return true;
        if (!TryName<ReportState>(text, out var one))
            return false;
        states = one is null ? null : [one];
        return true;
    }

    // Exactly the names on the wire: no numbers, no lists.
    private static bool TryName<T>(string? text, out string? name)
        where T : struct, Enum
    {
        name = string.IsNullOrEmpty(text)
            ? null
            : Enum.GetValues<T>().Select(Names.Of).FirstOrDefault(known => known == text);
        return string.IsNullOrEmpty(text) || name is not null;
    }

    private static bool TryAssignee(string? text, StaffMember staff, out Guid? who, out bool nobodys)
    {
        (who, nobodys) = (null, text == "nobody");
        if (string.IsNullOrEmpty(text) || nobodys)
            return true;
        who =
            text == "me" ? staff.Id
            : Guid.TryParse(text, out var id) ? id
            : null;
        return who is not null;
    }
}
