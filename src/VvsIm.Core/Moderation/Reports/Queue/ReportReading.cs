using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Core.Accounts;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Messages.Attaching;
using VvsIm.Core.Moderation.Log;

namespace VvsIm.Core.Moderation.Reports.Queue;

/// <summary>Reads a report with everything around it.</summary>
internal sealed class ReportReading(NpgsqlDataSource database, People people)
{
    private const string One = $"SELECT {ReportRows.Columns} FROM reports r WHERE r.id = $3 AND {ReportRows.Visible}";

    private const string Complaints = """
        SELECT id, reporter_id, reason, at, evidence::text, comment FROM complaints WHERE report_id = $1 ORDER BY at, id LIMIT $2
        """;

    private const string Notes =
        "SELECT id, author_id, text, at FROM report_notes WHERE report_id = $1 ORDER BY at, id";

    private const string History = $"""
        SELECT {ModerationRow.Columns} FROM moderation_events
        WHERE target_id = $1 OR target_id = (SELECT a.id FROM appeals a JOIN reports r ON r.event_id = a.event_id WHERE r.id = $1)
        ORDER BY seq
        LIMIT $2
        """;

    private const string Related = $"""
        SELECT {ReportRows.Columns} FROM reports r
        WHERE (r.target_id = $3 OR r.user_id = $4) AND r.id <> $5 AND {ReportRows.Visible}
        ORDER BY r.first_at DESC
        LIMIT $6
        """;

    private const string Staff = """
        SELECT user_id FROM workspace_members WHERE workspace_id = $1 AND role IN ('moderator', 'owner') AND user_id IS DISTINCT FROM $2
        UNION
        SELECT ur.user_id FROM user_roles ur JOIN roles r ON r.id = ur.role_id WHERE r.name = 'operator' AND ur.user_id IS DISTINCT FROM $2
        """;

    /// <summary>Null when there is none, or not for this person.</summary>
    public async Task<ReportDetails?> FindAsync(Guid id, StaffMember staff, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var report = await connection
            .Command(One, staff.Id, staff.Scope, id)
            .FirstAsync(ReportRows.Read, cancellationToken);
        if (report is null)
            return null;
        var complaints = await connection
            .Command(Complaints, id, Limits.PageSize)
            .ListAsync(ReadComplaint, cancellationToken);
        var notes = await connection
            .Command(Notes, id)
            .ListAsync(
                row => new ReportNote(
                    row.GetGuid(0),
                    row.GetGuid(1),
                    row.GetString(2),
                    row.GetFieldValue<DateTimeOffset>(3)
                ),
                cancellationToken
            );
        var history = await connection
            .Command(History, id, Limits.PageSize)
            .ListAsync(row => ModerationRow.Read(row).ToEvent(), cancellationToken);
        var related = await connection
            .Command(Related, staff.Id, staff.Scope, report.TargetId, report.UserId, id, Limits.RelatedReports)
            .ListAsync(ReportRows.Read, cancellationToken);
        var able = await StaffOfAsync(connection, report, cancellationToken);
        var now = await connection
            .Command(NowOf(report.About), report.TargetId, report.UserId, report.ConversationId)
            .FirstAsync(ReadNow, cancellationToken);
        return new()
        {
            Report = report,
            Complaints = [.. complaints],
            Now = now,
            Notes = [.. notes],
            History = [.. history],
            Related = [.. related],
            Staff = [.. able],
            AboutMe = report.UserId == staff.Id,
            Users = await people.NameAsync(
                [
                    .. ReportRows.PeopleOf(report),
                    .. complaints.SelectMany(PeopleOf),
                    .. notes.Select(note => note.AuthorId),
                    .. history.SelectMany(PeopleOf),
                    .. related.SelectMany(ReportRows.PeopleOf),
                    .. able,
                    now?.DeletedById ?? Guid.Empty,
                ],
                cancellationToken
            ),
        };
    }

    /// <summary>Whom a report can be given to.</summary>
    public static async Task<Guid[]> StaffOfAsync(
        NpgsqlConnection connection,
        ReportItem report,
        CancellationToken cancellationToken
    ) =>
        [
            .. await connection
                .Command(Staff, report.WorkspaceId, report.UserId)
                .ListAsync(row => row.GetGuid(0), cancellationToken),
        ];

    private static Complaint ReadComplaint(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetGuid(1),
            Enum.Parse<ReportReason>(row.GetString(2), ignoreCase: true),
            row.GetFieldValue<DateTimeOffset>(3),
            System.Text.Json.JsonSerializer.Deserialize(row.GetString(4), VvsImJson.Default.ReportEvidence)!,
            row.IsDBNull(5) ? null : row.GetString(5)
        );

    private static string NowOf(ReportSubject about) =>
        $"""
            SELECT x.*,
              EXISTS (
                SELECT FROM conversation_members m
                JOIN conversations c ON c.id = m.conversation_id AND c.kind <> 'direct' AND c.deleted_at IS NULL
                WHERE m.conversation_id = $3 AND m.user_id = $2 AND m.left_at IS NULL
              ),
              is_banned($2)
            FROM ({Thing(about)}) x
            """;

    private static string Thing(ReportSubject about) =>
        about switch
        {
            ReportSubject.Message =>
                "SELECT text, attachments::text, edited_at, deleted_at, deleted_by, NULL::int FROM messages WHERE id = $1",
            ReportSubject.Conversation =>
                "SELECT title, NULL::text, NULL::timestamptz, deleted_at, NULL::uuid, member_count FROM conversations WHERE id = $1",
            _ =>
                "SELECT display_name, NULL::text, NULL::timestamptz, NULL::timestamptz, NULL::uuid, NULL::int FROM users WHERE id = $1",
        };

    private static ReportedNow ReadNow(NpgsqlDataReader row) =>
        new()
        {
            Text = row.IsDBNull(0) ? null : row.GetString(0),
            Attachments = AttachmentRows.Read(row.IsDBNull(1) ? null : row.GetString(1)),
            EditedAt = row.IsDBNull(2) ? null : row.GetFieldValue<DateTimeOffset>(2),
            DeletedAt = row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3),
            DeletedById = row.IsDBNull(4) ? null : row.GetGuid(4),
            Members = row.IsDBNull(5) ? null : row.GetInt32(5),
            CanBeRemoved = row.GetBoolean(6),
            Banned = !row.IsDBNull(7) && row.GetBoolean(7),
        };

    private static IEnumerable<Guid> PeopleOf(Complaint complaint) =>
        [
            complaint.ReporterId,
            .. complaint
                .Evidence.Context.Append(complaint.Evidence.Message)
                .OfType<FrozenMessage>()
                .Select(said => said.SenderId),
        ];

    private static IEnumerable<Guid> PeopleOf(ModerationEvent row) =>
        ((Guid?[])[row.ActorId, row.UserId]).OfType<Guid>();
}
