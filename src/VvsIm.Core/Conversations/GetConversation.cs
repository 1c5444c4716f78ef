using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Conversations;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations;

/// <summary><c>GET /api/conversations/{id}</c>.</summary>
internal static class GetConversation
{
    private static readonly string One = $"""
        {ConversationRows.SelectAsReader}
          AND c.id = $2
        """;

    public static async Task<Results<Ok<Conversation>, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    ) =>
        await ReadAsync(database, user.Id, id, cancellationToken) is { } conversation
            ? TypedResults.Ok(conversation)
            : Refusal.NotFound("conversation");

    /// <summary>The conversation as this reader sees it; null when it is not for them.</summary>
    public static Task<Conversation?> ReadAsync(
        NpgsqlDataSource database,
        Guid userId,
        Guid id,
        CancellationToken cancellationToken
    ) => database.Command(One, userId, id).FirstAsync(ConversationRows.Read, cancellationToken);
}
