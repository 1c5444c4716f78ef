using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Messages;

/// <summary>
/// <c>GET /api/conversations/{id}/messages</c>: the newest, or those before, after or around a seq, or around the first one said at a
/// time or later. What is said in threads is listed there.
/// </summary>
internal static class ListMessages
{
    public static async Task<Results<Ok<MessagePage>, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        People people,
        CancellationToken cancellationToken,
        long? before = null,
        long? after = null,
        long? around = null,
        DateTimeOffset? at = null,
        int? limit = null
    )
    {
        if (Paging.CheckLimit(limit, out var size) is { } refused)
            return refused;
        if (at is { } moment)
        {
            if (before is not null || after is not null || around is not null)
                return MessageRange.Ambiguous;
            around = await SeqAtAsync(database, id, moment, cancellationToken);
        }
        if (MessageRange.Of(before, after, around, size) is not { } range)
            return MessageRange.Ambiguous;
        return await range.ReadAsync(database, people, id, user.Id, root: null, cancellationToken) is { } page
            ? TypedResults.Ok(page)
            : Refusal.NotFound("conversation");
    }

    // The range that follows checks membership; this number alone leaves the server in no answer.
    private static Task<long?> SeqAtAsync(
        NpgsqlDataSource database,
        Guid id,
        DateTimeOffset moment,
        CancellationToken cancellationToken
    ) =>
        database
            .Command("SELECT seq_at($1, $2)", id, moment.ToUniversalTime())
            .FirstAsync(row => row.IsDBNull(0) ? (long?)null : row.GetInt64(0), cancellationToken);
}
