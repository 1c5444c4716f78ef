using Npgsql;
using VvsIm.Contracts.Moderation.Appeals;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Conversations;

namespace VvsIm.Core.Moderation.Appeals;

/// <summary>The one place that turns rows of <c>appeals</c> into what crosses the wire, and says who of the staff may see them.</summary>
internal static class AppealRows
{
    /// <summary>What can be appealed against: what was done to a person, or to something of theirs.</summary>
    public static readonly string[] Appealable =
    [
        .. (
            (ModerationAction[])
                [
                    ModerationAction.UserBanned,
                    ModerationAction.UserWarned,
                    ModerationAction.MemberRemoved,
                    ModerationAction.MessageDeleted,
                    ModerationAction.MessagesDeleted,
                    ModerationAction.MessageRejected,
                ]
        ).Select(Names.Of),
    ];

    /// <summary>The rows <c>a</c> that a member of staff (<c>$1</c>, with the scope <c>$2</c>) may see; a moderator not their own.</summary>
    public const string Visible = "($2::uuid[] IS NULL OR (a.workspace_id = ANY ($2) AND a.user_id <> $1))";

    /// <summary>What <see cref="Read"/> takes, of rows <c>a</c> joined with their events <c>e</c>.</summary>
    public const string Columns = "a.id, a.event_id, e.action, a.text, a.at, a.state, a.decided_at, a.reason";

    /// <summary>What <see cref="ReadItem"/> takes.</summary>
    public const string ItemColumns = $"""
        {Columns}, a.user_id, a.workspace_id, e.actor_id, (SELECT r.id FROM reports r WHERE r.event_id = a.event_id), a.decided_by, a.version
        """;

    /// <summary>The tables of both.</summary>
    public const string From = "FROM appeals a JOIN moderation_events e ON e.id = a.event_id";

    /// <summary>Reads <see cref="Columns"/>.</summary>
    public static Appeal Read(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetGuid(0),
            EventId = row.GetGuid(1),
            Action = Enum.Parse<ModerationAction>(row.GetString(2), ignoreCase: true),
            Text = row.GetString(3),
            At = row.GetFieldValue<DateTimeOffset>(4),
            State = Enum.Parse<AppealState>(row.GetString(5), ignoreCase: true),
            DecidedAt = row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6),
            Reason = row.IsDBNull(7) ? null : row.GetString(7),
        };

    /// <summary>Reads <see cref="ItemColumns"/>.</summary>
    public static AppealItem ReadItem(NpgsqlDataReader row) =>
        new()
        {
            Appeal = Read(row),
            UserId = row.GetGuid(8),
            WorkspaceId = row.IsDBNull(9) ? null : row.GetGuid(9),
            ActorId = row.IsDBNull(10) ? null : row.GetGuid(10),
            ReportId = row.IsDBNull(11) ? null : row.GetGuid(11),
            DecidedById = row.IsDBNull(12) ? null : row.GetGuid(12),
            Version = row.GetInt32(13),
        };

    /// <summary>Whom an item names.</summary>
    public static IEnumerable<Guid> PeopleOf(AppealItem item) =>
        ((Guid?[])[item.UserId, item.ActorId, item.DecidedById]).OfType<Guid>();
}
