using System.Text;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Conversations.OwnPart;

/// <summary>What is a member's own in a conversation: read in one way, and told to their devices in one way.</summary>
internal static class PreferencesRows
{
    /// <summary>The columns of <c>conversation_members m</c> that <see cref="Read"/> takes, in its order.</summary>
    public const string Columns =
        "m.conversation_id, m.own_change, m.pin_order, m.muted_until, m.notify, m.archived, m.draft, m.draft_at";

    /// <summary>How a level is spelled in the database.</summary>
    public static string Spell(NotificationLevel level) =>
        level switch
        {
            NotificationLevel.Mentions => "mentions",
            NotificationLevel.Nothing => "nothing",
            _ => "all",
        };

    /// <summary>The reverse of <see cref="Spell"/>.</summary>
    public static NotificationLevel Level(string spelled) =>
        spelled switch
        {
            "mentions" => NotificationLevel.Mentions,
            "nothing" => NotificationLevel.Nothing,
            _ => NotificationLevel.All,
        };

    /// <summary>Reads <see cref="Columns"/>, the first of which is column <paramref name="at"/>.</summary>
    public static Preferences Read(NpgsqlDataReader row, int at = 0) =>
        new()
        {
            ConversationId = row.GetGuid(at),
            OwnChange = row.GetInt64(at + 1),
            PinOrder = row.IsDBNull(at + 2) ? null : row.GetInt32(at + 2),
            MutedUntil = row.IsDBNull(at + 3) ? null : row.GetFieldValue<DateTimeOffset>(at + 3),
            Notify = Level(row.GetString(at + 4)),
            Archived = row.GetBoolean(at + 5),
            Draft = row.IsDBNull(at + 6) ? null : row.GetString(at + 6),
            DraftAt = row.IsDBNull(at + 7) ? null : row.GetFieldValue<DateTimeOffset>(at + 7),
        };

    /// <summary>Runs a statement that returns <see cref="Columns"/>.</summary>
    public static async Task<List<Preferences>> ListAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        await using (command)
        await using (var row = await command.ExecuteReaderAsync(cancellationToken))
        {
            var all = new List<Preferences>();
            while (await row.ReadAsync(cancellationToken))
                all.Add(Read(row));
            return all;
        }
    }

    /// <summary>Tells the member's devices, in the transaction that changed it. The caller raises the signal.</summary>
    public static Task TellAsync(
        NpgsqlConnection connection,
        Guid userId,
        Preferences preferences,
        CancellationToken cancellationToken
    ) =>
        OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(preferences.ConversationId),
            [Channels.User(userId)],
            new PreferencesChanged(Cut(preferences)),
            cancellationToken
        );

    private static Preferences Cut(Preferences whole) =>
        whole.Draft is { } draft && Encoding.UTF8.GetByteCount(draft) > Limits.EventTextBytes
            ? whole with
            {
                Draft = null,
                DraftAt = null,
                DraftCut = true,
            }
            : whole;
}
