using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Messages.Threads;

/// <summary><c>GET /api/messages/{id}/thread</c>: the replies to a message, and the message.</summary>
internal static class ListThread
{
    private static readonly string Root = $"""
        SELECT conversation_id, {MessageRows.ColumnsFor("$2")} FROM messages
        WHERE id = $1 AND EXISTS (
          SELECT FROM conversation_readers m
          WHERE m.conversation_id = messages.conversation_id AND m.user_id = $2
            AND coalesce(messages.thread_seq, messages.seq) > m.history_from
        )
        """;

    public static async Task<Results<Ok<MessagePage>, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        People people,
        CancellationToken cancellationToken,
        long? before = null,
        long? after = null,
        long? around = null,
        int? limit = null
    )
    {
        if (Paging.CheckLimit(limit, out var size) is { } refused)
            return refused;
        if (MessageRange.Of(before, after, around, size) is not { } range)
            return MessageRange.Ambiguous;
        var root = await database
            .Command(Root, id, user.Id)
            .FirstAsync(row => MessageRows.Read(row, row.GetGuid(0), 1), cancellationToken);
        if (root is null)
            return Refusal.NotFound("message");
        if (root.ThreadSeq is not null)
            return Refusal.Invalid("id", "A reply in a thread has no thread of its own.");
        // Read after the root: what happened to it meanwhile has a change that the page knows and the reader asks for.
        return
            await range.ReadAsync(database, people, root.ConversationId, user.Id, root, cancellationToken) is { } page
            ? TypedResults.Ok(page)
            : Refusal.NotFound("message");
    }
}
