using System.Text.Json;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;

namespace VvsIm.Core.Moderation.Log;

/// <summary>A row of <c>moderation_events</c>, as it stands there.</summary>
internal sealed record ModerationRow
{
    /// <summary>The columns that <see cref="Read"/> takes, in its order.</summary>
    public const string Columns = """
        seq, id, at, actor_id, action, target_kind, target_id, workspace_id, conversation_id, user_id, details::text, salt, personal,
        digest, hash
        """;

    public required long Seq { get; init; }
    public required Guid Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid? ActorId { get; init; }
    public required string Action { get; init; }
    public required string? TargetKind { get; init; }
    public required Guid? TargetId { get; init; }
    public required Guid? WorkspaceId { get; init; }
    public required Guid? ConversationId { get; init; }
    public required Guid? UserId { get; init; }
    public required string? Details { get; init; }
    public required byte[]? Salt { get; init; }
    public required bool Personal { get; init; }
    public required byte[] Digest { get; init; }
    public byte[] Hash { get; init; } = [];

    /// <summary>Personal details went with the person; every row is written with a salt.</summary>
    public bool Erased => Personal && Salt is null;

    public static ModerationRow Read(NpgsqlDataReader row) =>
        new()
        {
            Seq = row.GetInt64(0),
            Id = row.GetGuid(1),
            At = row.GetFieldValue<DateTimeOffset>(2),
            ActorId = IdAt(row, 3),
            Action = row.GetString(4),
            TargetKind = TextAt(row, 5),
            TargetId = IdAt(row, 6),
            WorkspaceId = IdAt(row, 7),
            ConversationId = IdAt(row, 8),
            UserId = IdAt(row, 9),
            Details = TextAt(row, 10),
            Salt = row.IsDBNull(11) ? null : row.GetFieldValue<byte[]>(11),
            Personal = row.GetBoolean(12),
            Digest = row.GetFieldValue<byte[]>(13),
            Hash = row.GetFieldValue<byte[]>(14),
        };

    /// <summary>As it crosses the wire.</summary>
    public ModerationEvent ToEvent() =>
        new()
        {
            Seq = Seq,
            Id = Id,
            At = At,
            ActorId = ActorId,
            Action = Enum.Parse<ModerationAction>(Action, ignoreCase: true),
            TargetKind = TargetKind is null ? null : Enum.Parse<TargetKind>(TargetKind, ignoreCase: true),
            TargetId = TargetId,
            WorkspaceId = WorkspaceId,
            ConversationId = ConversationId,
            UserId = UserId,
            Details = Details is null
                ? null
                : JsonSerializer.Deserialize(Details, VvsImJson.Default.IReadOnlyDictionaryStringString),
            Erased = Erased,
            Hash = Convert.ToHexStringLower(Hash),
        };

    private static Guid? IdAt(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    private static string? TextAt(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);
}
