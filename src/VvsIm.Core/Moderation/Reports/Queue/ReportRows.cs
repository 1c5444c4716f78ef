using Npgsql;
using VvsIm.Contracts.Moderation.Reports;

namespace VvsIm.Core.Moderation.Reports.Queue;

/// <summary>The one place that turns rows of <c>reports</c> into what crosses the wire, and says who of the staff may see them.</summary>
internal static class ReportRows
{
    /// <summary>
    /// The rows <c>r</c> that a member of staff (<c>$1</c>, with the scope <c>$2</c>) may see. Moderators do not learn what is reported about
    /// themselves, nor by whom: other moderators and the operators look at it.
    /// </summary>
    public const string Visible =
        "($2::uuid[] IS NULL OR (r.workspace_id = ANY ($2) AND r.user_id IS DISTINCT FROM $1))";

    /// <summary>What <see cref="Read"/> takes, of rows <c>r</c>.</summary>
    public const string Columns = """
        r.id, r.workspace_id, r.about, r.target_id, r.conversation_id, r.seq, r.user_id, r.state, r.assignee_id, r.version, r.complaints,
        ARRAY (SELECT c.reason FROM complaints c WHERE c.report_id = r.id GROUP BY 1 ORDER BY count(*) DESC, 1),
        r.quote, r.first_at, r.last_at, r.decided_at, r.action,
        (SELECT a.id FROM appeals a WHERE a.event_id = r.event_id)
        """;

    /// <summary>Reads <see cref="Columns"/>.</summary>
    public static ReportItem Read(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetGuid(0),
            WorkspaceId = row.GetGuid(1),
            About = Parse<ReportSubject>(row.GetString(2)),
            TargetId = row.GetGuid(3),
            ConversationId = row.IsDBNull(4) ? null : row.GetGuid(4),
            Seq = row.IsDBNull(5) ? null : row.GetInt64(5),
            UserId = row.IsDBNull(6) ? null : row.GetGuid(6),
            State = Parse<ReportState>(row.GetString(7)),
            AssigneeId = row.IsDBNull(8) ? null : row.GetGuid(8),
            Version = row.GetInt32(9),
            Complaints = row.GetInt32(10),
            Reasons = [.. row.GetFieldValue<string[]>(11).Select(Parse<ReportReason>)],
            Quote = row.IsDBNull(12) ? null : row.GetString(12),
            FirstAt = row.GetFieldValue<DateTimeOffset>(13),
            LastAt = row.GetFieldValue<DateTimeOffset>(14),
            DecidedAt = row.IsDBNull(15) ? null : row.GetFieldValue<DateTimeOffset>(15),
            Action = row.IsDBNull(16) ? null : Parse<ReportAction>(row.GetString(16)),
            AppealId = row.IsDBNull(17) ? null : row.GetGuid(17),
        };

    /// <summary>Whom an item names.</summary>
    public static IEnumerable<Guid> PeopleOf(ReportItem item) =>
        ((Guid?[])[item.UserId, item.AssigneeId]).OfType<Guid>();

    private static T Parse<T>(string text)
        where T : struct, Enum => Enum.Parse<T>(text, ignoreCase: true);
}
