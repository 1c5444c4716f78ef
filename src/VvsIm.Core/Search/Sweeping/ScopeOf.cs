using Npgsql;
using VvsIm.Contracts.Search;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;

namespace VvsIm.Core.Search.Sweeping;

/// <summary>Finds out what the reader may see, and what <c>in:</c> and <c>from:</c> leave of it.</summary>
internal static class ScopeOf
{
    private const string Readable = """
        SELECT c.id, r.history_from, c.kind, c.title, p.id, p.display_name
        FROM conversation_readers r
        JOIN conversations c ON c.id = r.conversation_id
        LEFT JOIN users p
          ON c.kind = 'direct' AND p.id = CASE WHEN c.direct_low = r.user_id THEN c.direct_high ELSE c.direct_low END
        WHERE r.user_id = $1 AND c.deleted_at IS NULL
        """;

    private const string Colleagues = """
        SELECT u.id, u.display_name FROM users u
        WHERE EXISTS (
          SELECT FROM workspace_members theirs
          JOIN workspace_members mine ON mine.workspace_id = theirs.workspace_id AND mine.user_id = $1
          WHERE theirs.user_id = u.id
        )
        """;

    public static async Task<Scope> ReadAsync(
        NpgsqlConnection connection,
        Guid readerId,
        SearchQuery query,
        CancellationToken cancellationToken
    )
    {
        var conversations = await connection.Command(Readable, readerId).ListAsync(ReadConversation, cancellationToken);
        var places = query.ValuesOf(SearchPartKind.In).ToList();
        if (places.Count > 0)
            conversations =
            [
                .. places
                    .SelectMany(place =>
                        Guid.TryParse(place, out var id)
                            ? conversations.Where(conversation => conversation.Id == id)
                            : Naming.Meant(conversations, one => one.Title ?? one.PeerName, place)
                    )
                    .Distinct(),
            ];
        var people = query.ValuesOf(SearchPartKind.From).ToList();
        return new(
            conversations,
            people.Count == 0 ? null : await SendersAsync(connection, readerId, people, cancellationToken)
        );
    }

    private static async Task<Guid[]> SendersAsync(
        NpgsqlConnection connection,
        Guid readerId,
        List<string> people,
        CancellationToken cancellationToken
    )
    {
        var senders = new HashSet<Guid>();
        List<(Guid Id, string Name)>? colleagues = null;
        foreach (var person in people)
            if (person.Equals(SearchPart.Me, StringComparison.OrdinalIgnoreCase))
                senders.Add(readerId);
            else if (Guid.TryParse(person, out var id))
                senders.Add(id);
            else
            {
                colleagues ??= await connection
                    .Command(Colleagues, readerId)
                    .ListAsync(row => (row.GetGuid(0), row.GetString(1)), cancellationToken);
                senders.UnionWith(Naming.Meant(colleagues, one => one.Name, person).Select(one => one.Id));
            }
        return [.. senders];
    }

    private static ReadableConversation ReadConversation(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetInt64(1),
            Names.Kind(row.GetString(2)),
            row.IsDBNull(3) ? null : row.GetString(3),
            row.IsDBNull(4) ? null : row.GetGuid(4),
            row.IsDBNull(5) ? null : row.GetString(5)
        );
}
