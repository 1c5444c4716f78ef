using Npgsql;
using VvsIm.Contracts.Conversations;
using VvsIm.Core.Conversations.OwnPart;
using VvsIm.Core.Database;
using VvsIm.Core.Messages;

namespace VvsIm.Core.Conversations;

/// <summary>A conversation as one member sees it: the one query, and the one reader, behind list, single and sync.</summary>
internal static class ConversationRows
{
    /// <summary>Columns and joins; expects <c>$1</c> to be the member, and goes on with <c>WHERE</c> on <c>c</c> and <c>m</c>.</summary>
    public static readonly string Select = Sql.Load("Conversations/ConversationRows.sql");

    /// <summary>The same for whoever may read, members or not: somebody who looks into a public channel has no part of their own.</summary>
    public static readonly string SelectAsReader = From("conversation_readers m");

    /// <summary>Columns that <see cref="Read"/> takes; further ones begin here.</summary>
    public const int Columns = LastMessage + MessageRows.Count;

    private const int Own = 27;
    private const int Retention = 35;
    private const int LastMessage = 37;

    /// <summary>Goes on after <see cref="Select"/> where a list is meant: not what somebody else opened and said nothing in.</summary>
    public const string Listed = "(c.last_seq > 0 OR NOT m.hidden)";

    /// <summary><see cref="Select"/> with further columns behind its own.</summary>
    public static string SelectWith(string columns) => From("conversation_members m", columns);

    /// <summary>Reads what <see cref="Select"/> selects.</summary>
    public static Conversation Read(NpgsqlDataReader row)
    {
        var own = PreferencesRows.Read(row, Own);
        return new Conversation
        {
            Id = row.GetGuid(0),
            WorkspaceId = row.GetGuid(1),
            Kind = Names.Kind(row.GetString(2)),
            Title = row.IsDBNull(3) ? null : row.GetString(3),
            PeerId = row.IsDBNull(4) ? null : row.GetGuid(4),
            Members = row.GetInt32(5),
            Change = row.GetInt64(6),
            LastSeq = row.GetInt64(7),
            LastReadSeq = row.GetInt64(8),
            Unread = row.GetInt32(9),
            Mentions = row.GetInt32(10),
            ThreadUnread = row.GetInt32(11),
            Role = Names.Role(row.GetString(12)),
            WorkspaceRole = row.IsDBNull(13) ? default : Names.WorkspaceRole(row.GetString(13)),
            SilencedUntil = row.IsDBNull(14) ? null : row.GetFieldValue<DateTimeOffset>(14),
            HistoryFrom = row.GetInt64(15),
            Topic = row.IsDBNull(16) ? null : row.GetString(16),
            Emoji = row.IsDBNull(17) ? null : row.GetString(17),
            Posting = Names.Posting(row.GetString(18)),
            SlowSeconds = row.GetInt32(19),
            HistoryVisible = row.GetBoolean(20),
            AvatarId = row.IsDBNull(21) ? null : row.GetGuid(21),
            Frozen = row.GetBoolean(22),
            ArchivedForAll = row.GetBoolean(23),
            Suspended = row.GetBoolean(24),
            ActiveAt = row.GetFieldValue<DateTimeOffset>(25),
            ReadEpoch = row.GetInt64(26),
            OwnChange = own.OwnChange,
            PinOrder = own.PinOrder,
            MutedUntil = own.MutedUntil,
            Notify = own.Notify,
            Archived = own.Archived,
            Draft = own.Draft,
            DraftAt = own.DraftAt,
            PurgedBefore = row.IsDBNull(Retention) ? null : row.GetFieldValue<DateTimeOffset>(Retention),
            PurgedDays = row.IsDBNull(Retention + 1) ? null : row.GetInt32(Retention + 1),
            LastMessage = row.IsDBNull(LastMessage) ? null : MessageRows.Read(row, row.GetGuid(0), LastMessage),
        };
    }

    /// <summary>The people whom these conversations name.</summary>
    public static IEnumerable<Guid> People(IEnumerable<Conversation> conversations) =>
        conversations
            .SelectMany(conversation => (Guid?[])[conversation.PeerId, conversation.LastMessage?.SenderId])
            .OfType<Guid>();

    private static string From(string members, string? columns = null) =>
        Select.Replace(
            "FROM conversation_members m",
            $"{(columns is null ? "" : $", {columns} ")}FROM {members}",
            StringComparison.Ordinal
        );
}
