using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages.Moderating;
using VvsIm.Core.Accounts;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Conversations.Moderating;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Messages.Moderating;

/// <summary>
/// <c>GET /api/admin/conversations/{id}/messages</c>: a conversation as it was said, threads in their place, with what was edited and deleted.
/// </summary>
internal static class ListModeratedMessages
{
    private const string Older = $"""
        SELECT {ModeratedMessageRows.Columns} FROM messages WHERE conversation_id = $1 AND seq <= $2 ORDER BY seq DESC LIMIT $3
        """;

    private const string Newer = $"""
        SELECT {ModeratedMessageRows.Columns} FROM messages WHERE conversation_id = $1 AND seq > $2 ORDER BY seq LIMIT $3
        """;

    public static async Task<Results<Ok<ModeratedMessagePage>, ProblemHttpResult>> HandleAsync(
        Guid id,
        StaffMember staff,
        NpgsqlDataSource database,
        People people,
        CancellationToken cancellationToken,
        long? before = null,
        long? after = null,
        Guid? around = null,
        int? limit = null
    )
    {
        if (Paging.CheckLimit(limit, out var size) is { } refused)
            return refused;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await GetModerated.FindAsync(connection, id, staff, cancellationToken) is not { } found)
            return Refusal.NotFound("conversation");
        if (found.Kind != ConversationKind.Channel && found.OpenUntil is null)
            return Refusal.Of(
                StatusCodes.Status403Forbidden,
                ProblemCodes.ReasonRequired,
                "This is not open to everybody. Say why you want to read it."
            );
        if (await RangeAsync(connection, id, before, after, around, size, cancellationToken) is not { } range)
            return around is null ? MessageRange.Ambiguous : Refusal.NotFound("message");

        var older = await ReadAsync(connection, Older, id, range.Pivot, range.Older, cancellationToken);
        var newer = await ReadAsync(connection, Newer, id, range.Pivot, range.Newer, cancellationToken);
        ModeratedMessage[] items = [.. older.Take(range.Older).Reverse(), .. newer.Take(range.Newer)];
        return TypedResults.Ok(
            new ModeratedMessagePage
            {
                Items = items,
                HasOlder = older.Count > range.Older,
                HasNewer = newer.Count > range.Newer,
                Users = await people.NameAsync(ModeratedMessageRows.People(items), cancellationToken),
            }
        );
    }

    private static async Task<MessageRange?> RangeAsync(
        NpgsqlConnection connection,
        Guid id,
        long? before,
        long? after,
        Guid? around,
        int size,
        CancellationToken cancellationToken
    )
    {
        long? seq = null;
        if (around is { } message)
        {
            seq = await connection
                .Command("SELECT seq FROM messages WHERE id = $2 AND conversation_id = $1", id, message)
                .FirstAsync(row => (long?)row.GetInt64(0), cancellationToken);
            if (seq is null)
                return null;
        }
        return MessageRange.Of(before, after, seq, size);
    }

    // One more than wanted tells whether it goes on, also where none is wanted.
    private static Task<List<ModeratedMessage>> ReadAsync(
        NpgsqlConnection connection,
        string sql,
        Guid id,
        long pivot,
        int wanted,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(sql, id, pivot, wanted + 1)
            .ListAsync(row => ModeratedMessageRows.Read(row, id), cancellationToken);
}
