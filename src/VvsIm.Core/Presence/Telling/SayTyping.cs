using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Permissions;
using VvsIm.Contracts.Presence;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Accounts;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;
using VvsIm.Core.Realtime;

namespace VvsIm.Core.Presence.Telling;

/// <summary>
/// <c>POST /api/conversations/{id}/typing</c>: straight to the others' screens. In a small conversation on their own channels, so that their
/// lists show it too; in a large one on its channel, to those who have it open. Who hides their presence neither tells nor is told.
/// </summary>
internal static partial class SayTyping
{
    private static readonly string Find = Sql.Load("Presence/Telling/Typist.sql");

    public static async Task<Results<NoContent, ProblemHttpResult>> HandleAsync(
        Guid id,
        CurrentUser user,
        NpgsqlDataSource database,
        PresenceDoor door,
        TypingAllowance allowance,
        IRealtime realtime,
        TimeProvider time,
        ILoggerFactory loggers,
        CancellationToken cancellationToken,
        TypingRequest? request = null
    )
    {
        if (request?.ThreadSeq <= 0)
            return Refusal.Invalid("threadSeq", "Threads begin with a message.");
        if (!allowance.TryTake(user.Id, id))
            return Refusal.Of(
                StatusCodes.Status429TooManyRequests,
                ProblemCodes.TooManyRequests,
                "Saying it so often is not needed."
            );
        using var place = await door.EnterAsync(cancellationToken);
        if (!place.IsAcquired)
            return PresenceDoor.Crowded();
        if (await FindAsync(database, id, user.Id, time.GetUtcNow(), cancellationToken) is not { } typist)
            return Refusal.NotFound("conversation");
        if (Denial.Check(Act.Post, typist.Standing) is { } denied)
            return denied;

        var typing = new Typing(id, user.Id, request?.ThreadSeq);
        if (!typist.Shares || typist.Others is [])
            return TypedResults.NoContent();
        try
        {
            await realtime.PublishAsync(
                [
                    typist.Others is { } others
                        ? PresenceNews.To([.. others.Select(Channels.User)], typing)
                        : PresenceNews.To(Channels.Conversation(id), typing),
                ],
                cancellationToken
            );
        }
        catch (RealtimeUnavailableException e)
        {
            // Nobody misses it.
            LogUntold(loggers.CreateLogger(typeof(SayTyping)), e.Message);
        }
        return TypedResults.NoContent();
    }

    private static Task<Typist?> FindAsync(
        NpgsqlDataSource database,
        Guid id,
        Guid userId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        database
            .Command(Find, id, userId, Limits.TypingMembers, now)
            .FirstAsync(
                row => new Typist(
                    new Standing(
                        Names.Kind(row.GetString(0)),
                        Names.Role(row.GetString(1)),
                        Names.WorkspaceRole(row.GetString(2)),
                        Names.Posting(row.GetString(3)),
                        row.GetBoolean(4),
                        row.GetBoolean(6)
                    ),
                    row.GetBoolean(5),
                    row.IsDBNull(7) ? null : row.GetFieldValue<Guid[]>(7)
                ),
                cancellationToken
            );

    [LoggerMessage(LogLevel.Debug, "That somebody types could not be told ({Reason})")]
    private static partial void LogUntold(ILogger logger, string reason);

    /// <summary>Who types, as far as it matters.</summary>
    /// <param name="Standing">What they may do there.</param>
    /// <param name="Shares">Shows their presence.</param>
    /// <param name="Others">Who is told; null: whoever has the conversation open.</param>
    private sealed record Typist(Standing Standing, bool Shares, Guid[]? Others);
}

/// <summary>As often as two devices of one person may say it about one conversation.</summary>
internal sealed class TypingAllowance(TimeProvider time)
{
    private const int Times = 4;

    private readonly Allowance<(Guid, Guid)> allowance = new(Times, PresenceTimes.TypingLasts, time);

    public bool TryTake(Guid userId, Guid conversationId) => allowance.TryTake((userId, conversationId));
}
