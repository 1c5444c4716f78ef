using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;
using VvsIm.Contracts.Presence;
using VvsIm.Core.Accounts;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Presence.Reading;

/// <summary><c>GET /api/conversations/{id}/presence</c>: which members have it open and are active in it.</summary>
internal static class ReadConversationPresence
{
    public static async Task<Results<Ok<ConversationPresence>, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        ConversationAccess access,
        PresenceDoor door,
        IOptions<PresenceOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        using var place = await door.EnterAsync(cancellationToken);
        if (!place.IsAcquired)
            return PresenceDoor.Crowded();
        if (!await access.MayReadAsync(user.Id, id, cancellationToken))
            return Refusal.NotFound("conversation");

        var now = time.GetUtcNow();
        var nobody = new ConversationPresence
        {
            ConversationId = id,
            Count = 0,
            UserIds = [],
            At = now,
        };
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (!await SharesAsync(connection, user.Id, cancellationToken))
            return TypedResults.Ok(nobody);
        var present = await PresenceRows.InConversationsAsync(
            connection,
            [id],
            now - options.Value.Silence,
            now,
            cancellationToken
        );
        return TypedResults.Ok(present.SingleOrDefault() ?? nobody);
    }

    private static Task<bool> SharesAsync(
        NpgsqlConnection connection,
        Guid userId,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command("SELECT share_presence FROM users WHERE id = $1", userId)
            .FirstAsync(row => row.GetBoolean(0), cancellationToken);
}
