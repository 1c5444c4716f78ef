using System.Security.Cryptography;
using System.Text.Json;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;

namespace VvsIm.Core.Moderation.Log;

/// <summary>Appends to the moderation log, in the transaction that does what the row tells of.</summary>
internal static class ModerationLog
{
    private const int SaltBytes = 16;

    private const string Insert = """
        WITH said AS (
          INSERT INTO moderation_events (
            seq, id, at, actor_id, action, target_kind, target_id, workspace_id, conversation_id, user_id, details, salt, personal,
            digest, hash
          )
          VALUES (
            $1, $2, $3, $4::uuid, $5, $6::text, $7::uuid, $8::uuid, $9::uuid, $10::uuid, $11::json, $12, $13, $14, $15
          )
        )
        UPDATE moderation_log SET seq = $1, hash = $15
        """;

    /// <summary>
    /// Writes one row; answers its id. The last statement of its transaction: it takes a lock that every other writer waits for, and that
    /// nobody who holds it may wait behind.
    /// </summary>
    public static async Task<Guid> WriteAsync(
        NpgsqlConnection connection,
        ModerationEntry entry,
        CancellationToken cancellationToken
    )
    {
        var end = await connection
            .Command("SELECT seq, hash, clock_timestamp() FROM moderation_log FOR UPDATE")
            .FirstAsync(
                row =>
                    (
                        Seq: row.GetInt64(0),
                        Hash: row.GetFieldValue<byte[]>(1),
                        At: row.GetFieldValue<DateTimeOffset>(2)
                    ),
                cancellationToken
            );
        var row = Row(entry, end.Seq + 1, end.At);
        await connection
            .Command(
                Insert,
                row.Seq,
                row.Id,
                row.At,
                row.ActorId,
                row.Action,
                row.TargetKind,
                row.TargetId,
                row.WorkspaceId,
                row.ConversationId,
                row.UserId,
                row.Details,
                row.Salt,
                row.Personal,
                row.Digest,
                ModerationChain.Hash(end.Hash, row)
            )
            .RunAsync(cancellationToken);
        return row.Id;
    }

    /// <summary>Takes away what the log says about a person in words; that something was done, when and by whom stays, and the chain holds.</summary>
    public static Task ForgetAsync(NpgsqlConnection connection, Guid userId, CancellationToken cancellationToken) =>
        connection
            .Command("UPDATE moderation_events SET details = NULL, salt = NULL WHERE user_id = $1 AND personal", userId)
            .RunAsync(cancellationToken);

    private static ModerationRow Row(ModerationEntry entry, long seq, DateTimeOffset at)
    {
        var details = DetailsOf(entry);
        var salt = RandomNumberGenerator.GetBytes(SaltBytes);
        return new()
        {
            Seq = seq,
            Id = Guid.CreateVersion7(at),
            At = at,
            ActorId = entry.ActorId,
            Action = Names.Of(entry.Action),
            TargetKind = entry.TargetKind is { } kind ? Names.Of(kind) : null,
            TargetId = entry.TargetId,
            WorkspaceId = entry.WorkspaceId,
            ConversationId = entry.ConversationId,
            UserId = entry.UserId,
            Details = details,
            Salt = salt,
            Personal = entry.Personal,
            Digest = ModerationChain.Digest(salt, details),
        };
    }

    private static string? DetailsOf(ModerationEntry entry)
    {
        var all = new Dictionary<string, string>(entry.Details);
        if (!string.IsNullOrWhiteSpace(entry.Reason))
            all["reason"] = entry.Reason.Trim();
        return all.Count == 0 ? null : JsonSerializer.Serialize(all, VvsImJson.Default.IReadOnlyDictionaryStringString);
    }
}
