using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;

namespace VvsIm.Core.Conversations.Groups;

/// <summary><c>GET /api/channels</c>: the public channels of my workspaces, by title.</summary>
internal static class ListChannels
{
    private const string Channels = """
        SELECT c.id, c.workspace_id, c.title, c.topic, c.emoji, c.member_count, c.posting, c.active_at, m.user_id IS NOT NULL,
          lower(c.title), c.avatar_id
        FROM workspace_members w
        JOIN conversations c ON c.workspace_id = w.workspace_id AND c.kind = 'channel' AND c.deleted_at IS NULL
        LEFT JOIN conversation_members m ON m.conversation_id = c.id AND m.user_id = w.user_id AND m.left_at IS NULL
        WHERE w.user_id = $1
          AND ($2::uuid IS NULL OR w.workspace_id = $2)
          AND ($3::text IS NULL OR (lower(c.title), c.id) > ($3, $4))
          AND ($5::text IS NULL OR c.title ILIKE '%' || $5 || '%' OR c.topic ILIKE '%' || $5 || '%')
        ORDER BY lower(c.title), c.id
        LIMIT $6
        """;

    public static async Task<Results<Ok<Page<ListedChannel>>, ProblemHttpResult>> HandleAsync(
        CurrentUser user,
        NpgsqlDataSource database,
        CancellationToken cancellationToken,
        string? query = null,
        Guid? workspaceId = null,
        string? cursor = null,
        int? limit = null
    )
    {
        if (NameQuery.Check(query, cursor, limit, out var wanted) is { } refused)
            return refused;
        var channels = await database
            .Command(Channels, user.Id, workspaceId, wanted.AfterName, wanted.AfterId, wanted.Pattern, wanted.Size + 1)
            .ListAsync(
                row =>
                    (
                        Key: row.GetString(9),
                        Channel: new ListedChannel
                        {
                            Id = row.GetGuid(0),
                            WorkspaceId = row.GetGuid(1),
                            Title = row.GetString(2),
                            Topic = row.IsDBNull(3) ? null : row.GetString(3),
                            Emoji = row.IsDBNull(4) ? null : row.GetString(4),
                            Members = row.GetInt32(5),
                            Posting = Names.Posting(row.GetString(6)),
                            ActiveAt = row.GetFieldValue<DateTimeOffset>(7),
                            Joined = row.GetBoolean(8),
                            AvatarId = row.IsDBNull(10) ? null : row.GetGuid(10),
                        }
                    ),
                cancellationToken
            );
        var page = Paging.Cut(channels, wanted.Size, last => Paging.Cursor(last.Key, last.Channel.Id));
        return TypedResults.Ok(
            new Page<ListedChannel> { Items = [.. page.Items.Select(one => one.Channel)], NextCursor = page.NextCursor }
        );
    }
}
