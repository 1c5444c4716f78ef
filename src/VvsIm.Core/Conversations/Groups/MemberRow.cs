using Npgsql;
using VvsIm.Contracts.Conversations;
using VvsIm.Core.Database;

namespace VvsIm.Core.Conversations.Groups;

/// <summary>Reads members as they cross the wire.</summary>
internal static class MemberRow
{
    /// <summary>The columns of <c>conversation_members m</c> and <c>users u</c> that <see cref="Read"/> takes, in its order.</summary>
    public const string Columns = "u.id, u.display_name, m.role, m.joined_at, m.silenced_until";

    private const string One = $"""
        SELECT {Columns} FROM conversation_members m
        JOIN users u ON u.id = m.user_id
        WHERE m.conversation_id = $1 AND m.user_id = $2 AND m.left_at IS NULL
        """;

    /// <summary>Null when there is no such member now.</summary>
    public static Task<Member?> FindAsync(
        NpgsqlConnection connection,
        Guid conversationId,
        Guid userId,
        CancellationToken cancellationToken
    ) => connection.Command(One, conversationId, userId).FirstAsync(Read, cancellationToken);

    /// <summary>Reads <see cref="Columns"/>.</summary>
    public static Member Read(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetString(1),
            Names.Role(row.GetString(2)),
            row.GetFieldValue<DateTimeOffset>(3),
            row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4)
        );
}
