using System.Text.Json;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Messages.Attaching;

namespace VvsIm.Core.Messages;

/// <summary>The one place that turns a row of <c>messages</c> into what crosses the wire.</summary>
internal static class MessageRows
{
    /// <summary>In the column <c>mentions</c>: everybody.</summary>
    public static readonly Guid Everybody = Guid.Empty;

    /// <summary>The columns that <see cref="Read"/> takes, in its order, for nobody in particular.</summary>
    public const string Columns = Shared + ", NULL::text[]";

    private const string Shared = """
        seq, change, id, sender_id, client_id, text, created_at, edited_at, deleted_at, reply_to_seq, thread_seq, forwarded_from,
        mentions, thread_count, thread_last_seq, thread_last_at, thread_repliers, pinned_at, pinned_by, reactions::text, system::text,
        attachments::text
        """;

    /// <summary>The same columns of the table <c>messages</c>, with what the viewer reacted with.</summary>
    /// <param name="viewer">The SQL for the viewer's id, such as <c>$2</c>.</param>
    public static string ColumnsFor(string viewer) =>
        $"""
            {Shared},
            CASE WHEN reactions IS NOT NULL THEN ARRAY(
              SELECT emoji FROM message_reactions r
              WHERE r.conversation_id = messages.conversation_id AND r.seq = messages.seq AND r.user_id = {viewer}
            ) END
            """;

    /// <summary>How many columns <see cref="Read"/> takes.</summary>
    public const int Count = 23;

    /// <summary>Reads <see cref="Columns"/>, the first of which is column <paramref name="at"/>.</summary>
    public static Message Read(NpgsqlDataReader row, Guid conversationId, int at = 0)
    {
        var mentions = Optional<Guid[]>(row, at + 12);
        return new()
        {
            ConversationId = conversationId,
            Seq = row.GetInt64(at),
            Change = row.GetInt64(at + 1),
            Id = row.GetGuid(at + 2),
            SenderId = row.GetGuid(at + 3),
            ClientId = row.GetGuid(at + 4),
            Text = row.GetString(at + 5),
            CreatedAt = row.GetFieldValue<DateTimeOffset>(at + 6),
            EditedAt = OptionalTime(row, at + 7),
            DeletedAt = OptionalTime(row, at + 8),
            ReplyToSeq = row.IsDBNull(at + 9) ? null : row.GetInt64(at + 9),
            ThreadSeq = row.IsDBNull(at + 10) ? null : row.GetInt64(at + 10),
            ForwardedFromId = row.IsDBNull(at + 11) ? null : row.GetGuid(at + 11),
            Mentions = Named(mentions),
            MentionsAll = mentions?.Contains(Everybody) ?? false,
            Thread = row.IsDBNull(at + 13)
                ? null
                : new(
                    row.GetInt32(at + 13),
                    row.GetInt64(at + 14),
                    OptionalTime(row, at + 15),
                    row.GetFieldValue<Guid[]>(at + 16)
                ),
            PinnedAt = OptionalTime(row, at + 17),
            PinnedById = row.IsDBNull(at + 18) ? null : row.GetGuid(at + 18),
            Reactions = Reacted(Optional<string>(row, at + 19), Optional<string[]>(row, at + 22)),
            System = SystemRows.Read(Optional<string>(row, at + 20)),
            Attachments = AttachmentRows.Read(Optional<string>(row, at + 21)),
        };
    }

    /// <summary>The people in the column <c>mentions</c>; null for none.</summary>
    public static Guid[]? Named(Guid[]? mentions) =>
        mentions is null ? null
        : !mentions.Contains(Everybody) ? mentions
        : mentions.Length == 1 ? null
        : [.. mentions.Where(id => id != Everybody)];

    private static Reaction[]? Reacted(string? json, string[]? mine) =>
        json is null
            ? null
            :
            [
                .. JsonSerializer
                    .Deserialize(json, VvsImJson.Default.ReactionArray)!
                    .Select(reaction =>
                        mine?.Contains(reaction.Emoji) == true ? reaction with { Mine = true } : reaction
                    ),
            ];

    private static DateTimeOffset? OptionalTime(NpgsqlDataReader row, int at) =>
        row.IsDBNull(at) ? null : row.GetFieldValue<DateTimeOffset>(at);

    private static T? Optional<T>(NpgsqlDataReader row, int at)
        where T : class => row.IsDBNull(at) ? null : row.GetFieldValue<T>(at);
}
