using Npgsql;
using VvsIm.Contracts.Notifications.Broadcasts;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;

namespace VvsIm.Core.Notifications.Broadcasts;

/// <summary>The one place that turns rows into <see cref="Broadcast"/>.</summary>
internal static class BroadcastRows
{
    /// <summary>Of <c>broadcasts b</c>.</summary>
    public const string Columns = $"""
        b.id, b.text, b.workspace_id, b.role, b.written_by, b.written_at, b.send_at, {State}, b.sent_at, b.withdrawn_at,
        b.received,
        b.read_before + (SELECT count(*)::int FROM notifications n WHERE n.id = b.id AND n.read_at >= n.at)
        """;

    /// <summary>What has become of <c>broadcasts b</c>, as a word of <see cref="BroadcastState"/>.</summary>
    public const string State = """
        CASE
          WHEN b.withdrawn_at IS NOT NULL THEN 'withdrawn'
          WHEN b.sent_at IS NOT NULL THEN 'sent'
          WHEN b.place IS NOT NULL OR b.send_at <= clock_timestamp() THEN 'sending'
          ELSE 'scheduled'
        END
        """;

    /// <summary>Reads <see cref="Columns"/>.</summary>
    public static Broadcast Read(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetGuid(0),
            Text = row.GetString(1),
            Audience = new(
                row.IsDBNull(2) ? null : row.GetGuid(2),
                row.IsDBNull(3) ? null : Enum.Parse<AudienceRole>(row.GetString(3), ignoreCase: true)
            ),
            WrittenById = row.GetGuid(4),
            WrittenAt = row.GetFieldValue<DateTimeOffset>(5),
            SendAt = row.GetFieldValue<DateTimeOffset>(6),
            State = Enum.Parse<BroadcastState>(row.GetString(7), ignoreCase: true),
            SentAt = row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8),
            WithdrawnAt = row.IsDBNull(9) ? null : row.GetFieldValue<DateTimeOffset>(9),
            Received = row.GetInt32(10),
            Read = row.GetInt32(11),
        };

    /// <summary>Null when there is none of this id, or not for this person.</summary>
    public static Task<Broadcast?> FindAsync(
        NpgsqlConnection connection,
        Guid id,
        StaffMember staff,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(
                $"SELECT {Columns} FROM broadcasts b WHERE b.id = $1 AND ($2::uuid[] IS NULL OR b.workspace_id = ANY ($2))",
                id,
                staff.Scope
            )
            .FirstAsync(Read, cancellationToken);
}
