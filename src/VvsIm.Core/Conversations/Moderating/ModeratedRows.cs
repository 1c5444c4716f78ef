using Npgsql;
using VvsIm.Contracts.Conversations.Moderating;

namespace VvsIm.Core.Conversations.Moderating;

/// <summary>The one place that turns rows into <see cref="ModeratedConversation"/>.</summary>
internal static class ModeratedRows
{
    /// <summary>Of <c>conversations c</c> and <c>workspaces w</c>.</summary>
    public const string Columns = """
        c.id, c.workspace_id, w.name, c.kind, c.title, c.direct_low, c.direct_high, c.topic, c.posting, c.slow_seconds,
        c.history_visible, c.member_count, c.last_seq, c.created_by, c.created_at, c.active_at, c.frozen_at, c.archived_at,
        c.deleted_at, c.legal_hold OR w.legal_hold
        """;

    /// <summary>How many columns <see cref="Read"/> takes.</summary>
    public const int Count = 20;

    /// <summary>Reads <see cref="Columns"/>.</summary>
    public static ModeratedConversation Read(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetGuid(0),
            WorkspaceId = row.GetGuid(1),
            Workspace = row.GetString(2),
            Kind = Names.Kind(row.GetString(3)),
            Title = row.IsDBNull(4) ? null : row.GetString(4),
            Pair = row.IsDBNull(5) ? null : [.. ((Guid[])[row.GetGuid(5), row.GetGuid(6)]).Distinct()],
            Topic = row.IsDBNull(7) ? null : row.GetString(7),
            Posting = Names.Posting(row.GetString(8)),
            SlowSeconds = row.GetInt32(9),
            HistoryVisible = row.GetBoolean(10),
            Members = row.GetInt32(11),
            Messages = row.GetInt64(12),
            CreatedById = row.GetGuid(13),
            CreatedAt = row.GetFieldValue<DateTimeOffset>(14),
            ActiveAt = row.GetFieldValue<DateTimeOffset>(15),
            FrozenAt = TimeAt(row, 16),
            ArchivedAt = TimeAt(row, 17),
            DeletedAt = TimeAt(row, 18),
            LegalHold = row.GetBoolean(19),
        };

    /// <summary>The people whom they name.</summary>
    public static IEnumerable<Guid> People(IEnumerable<ModeratedConversation> conversations) =>
        conversations.SelectMany(conversation => (conversation.Pair ?? []).Append(conversation.CreatedById));

    /// <summary>Null where the column is.</summary>
    public static DateTimeOffset? TimeAt(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
