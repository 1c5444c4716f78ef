using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Messages;

/// <summary><c>GET /api/conversations/{id}/messages/{seq}</c>: one message, in the conversation itself or in a thread.</summary>
internal static class GetMessage
{
    private static readonly string One = $"""
        SELECT {MessageRows.ColumnsFor("$2")} FROM messages
        WHERE conversation_id = $1 AND seq = $3 AND EXISTS (
          SELECT FROM conversation_readers m
          WHERE m.conversation_id = $1 AND m.user_id = $2 AND coalesce(thread_seq, seq) > m.history_from
        )
        """;

    public static async Task<Results<Ok<Message>, ProblemHttpResult>> HandleAsync(
        Guid id,
        long seq,
        CurrentUser user,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    ) =>
        await database.Command(One, id, user.Id, seq).FirstAsync(row => MessageRows.Read(row, id), cancellationToken)
            is { } message
            ? TypedResults.Ok(message)
            : Refusal.NotFound("message");
}
