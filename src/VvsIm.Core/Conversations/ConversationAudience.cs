using System.Text.Json;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Database;
using VvsIm.Core.Messages;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Conversations;

/// <summary>Who is told of what happens in a conversation: its members at that moment, so that a removed one hears nothing more.</summary>
internal sealed class ConversationAudience(NpgsqlDataSource database) : IOutboxAudience
{
    public async Task<IReadOnlyDictionary<Guid, Audience>> FindAsync(
        Guid[] audienceIds,
        CancellationToken cancellationToken
    )
    {
        // One statement: whoever is among the members has raised the floor.
        var audiences = await database
            .Command(
                """
                SELECT m.conversation_id, array_agg(m.user_id), max(m.history_from) FROM conversation_members m
                WHERE m.conversation_id = ANY ($1) AND m.left_at IS NULL
                GROUP BY m.conversation_id
                """,
                audienceIds
            )
            .ListAsync(
                row => (row.GetGuid(0), new Audience(row.GetFieldValue<Guid[]>(1), row.GetInt64(2))),
                cancellationToken
            );
        return audiences.ToDictionary();
    }

    // An event is written for those who were members then: one who came since, and may not see what was before, is told of it late.
    public string Shown(string payload, Audience audience) =>
        JsonSerializer.Deserialize(payload, VvsImJson.Default.RealtimeEvent) is MessageEvent told
        && (told.Message.ThreadSeq ?? told.Message.Seq) <= audience.HistoryFloor
            ? JsonSerializer.Serialize(
                told with
                {
                    Message = told.Message.ForEvent(audience.HistoryFloor),
                },
                VvsImJson.Default.RealtimeEvent
            )
            : payload;
}
