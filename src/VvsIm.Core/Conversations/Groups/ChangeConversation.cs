using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Permissions;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Media.Avatars;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations.Groups;

/// <summary>
/// <c>PATCH /api/conversations/{id}</c>: profile and settings of a group or channel. What is so already changes nothing and tells nobody.
/// </summary>
internal static class ChangeConversation
{
    private const string Write = """
        UPDATE conversations
        SET title = $2, topic = $3, emoji = $4, posting = $5, slow_seconds = $6, history_visible = $7, avatar_id = $8::uuid,
          last_change = last_change + 1
        WHERE id = $1
        RETURNING last_change
        """;

    public static async Task<Results<Ok<Conversation>, ProblemHttpResult>> HandleAsync(
        Guid id,
        ChangeConversationRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            if (await LockedConversation.FindAsync(connection, id, user.Id, cancellationToken) is not { } locked)
                return Refusal.NotFound("conversation");
            if (Check(request, locked.Standing) is { } refused)
                return refused;
            var before = (await SettingsAsync(connection, id, cancellationToken))!;
            var after = before.With(request);
            if (after != before)
            {
                if (
                    await AvatarClaim.ReplaceAsync(
                        connection,
                        before.AvatarId,
                        after.AvatarId,
                        user.Id,
                        locked.WorkspaceId,
                        cancellationToken
                    ) is
                    { } badPicture
                )
                    return badPicture;
                try
                {
                    await TellAsync(connection, id, user.Id, before, after, cancellationToken);
                }
                catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
                {
                    return TitleTaken();
                }
                await transaction.CommitAsync(cancellationToken);
            }
        }
        signal.Raise(OutboxPartition.Of(id));
        return await GetConversation.HandleAsync(id, user, database, cancellationToken);
    }

    /// <summary>409: titles of channels are unique in their workspace.</summary>
    public static ProblemHttpResult TitleTaken() =>
        Refusal.Of(
            StatusCodes.Status409Conflict,
            ProblemCodes.TitleTaken,
            "There is a channel of that title already.",
            new Dictionary<string, string[]> { ["title"] = ["There is a channel of that title already."] }
        );

    private static ProblemHttpResult? Check(ChangeConversationRequest request, Standing standing)
    {
        var profile =
            request.Title is not null
            || request.Topic is not null
            || request.Emoji is not null
            || request.AvatarId is not null;
        var settings =
            request.Posting is not null || request.SlowSeconds is not null || request.HistoryVisible is not null;
        if (profile && Denial.Check(Act.ChangeProfile, standing) is { } notProfile)
            return notProfile;
        if ((settings || !profile) && Denial.Check(Act.ChangeSettings, standing) is { } notSettings)
            return notSettings;
        if (request.SlowSeconds is < 0)
            return Refusal.Invalid("slowSeconds", "At least 0.");
        if (request.SlowSeconds > Limits.SlowSeconds)
            return Refusal.LimitExceeded("slowSeconds", nameof(Limits.SlowSeconds), Limits.SlowSeconds);
        if (request.HistoryVisible is false && standing.Kind == ConversationKind.Channel)
            return Refusal.Invalid("historyVisible", "A public channel cannot hide what was said.");
        return Profile.Check(request.Title, request.Topic, request.Emoji);
    }

    private static Task<Settings?> SettingsAsync(
        NpgsqlConnection connection,
        Guid id,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(
                "SELECT title, topic, emoji, posting, slow_seconds, history_visible, avatar_id FROM conversations WHERE id = $1",
                id
            )
            .FirstAsync(
                row => new Settings(
                    row.GetString(0),
                    row.IsDBNull(1) ? null : row.GetString(1),
                    row.IsDBNull(2) ? null : row.GetString(2),
                    Names.Posting(row.GetString(3)),
                    row.GetInt32(4),
                    row.GetBoolean(5),
                    row.IsDBNull(6) ? null : row.GetGuid(6)
                ),
                cancellationToken
            );

    private static async Task TellAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid actorId,
        Settings before,
        Settings after,
        CancellationToken cancellationToken
    )
    {
        var change = await connection
            .Command(
                Write,
                id,
                after.Title,
                after.Topic,
                after.Emoji,
                Names.Of(after.Posting),
                after.SlowSeconds,
                after.HistoryVisible,
                after.AvatarId
            )
            .FirstAsync(row => row.GetInt64(0), cancellationToken);
        await OutboxWriter.WriteAsync(
            connection,
            new ConversationChanged
            {
                ConversationId = id,
                Change = change,
                Title = after.Title,
                Topic = after.Topic,
                Emoji = after.Emoji,
                Posting = after.Posting,
                SlowSeconds = after.SlowSeconds,
                HistoryVisible = after.HistoryVisible,
                AvatarId = after.AvatarId,
            },
            cancellationToken
        );
        foreach (var system in after.Since(before))
            await SystemMessages.SayAsync(connection, id, actorId, system, cancellationToken);
    }

    private sealed record Settings(
        string Title,
        string? Topic,
        string? Emoji,
        Posting Posting,
        int SlowSeconds,
        bool HistoryVisible,
        Guid? AvatarId
    )
    {
        public Settings With(ChangeConversationRequest request) =>
            new(
                request.Title?.Trim() ?? Title,
                request.Topic is null ? Topic : Profile.Stored(request.Topic),
                request.Emoji is null ? Emoji : Profile.Stored(request.Emoji),
                request.Posting ?? Posting,
                request.SlowSeconds ?? SlowSeconds,
                request.HistoryVisible ?? HistoryVisible,
                AvatarClaim.Wanted(request.AvatarId, AvatarId)
            );

        public IEnumerable<SystemMessage> Since(Settings before)
        {
            if (Title != before.Title)
                yield return new() { Kind = SystemMessageKind.TitleChanged, Text = Title };
            if (Topic != before.Topic)
                yield return new() { Kind = SystemMessageKind.TopicChanged, Text = Topic ?? "" };
            if (Emoji != before.Emoji)
                yield return new() { Kind = SystemMessageKind.EmojiChanged, Text = Emoji ?? "" };
            if (AvatarId != before.AvatarId)
                yield return new() { Kind = SystemMessageKind.AvatarChanged };
            if (Posting != before.Posting)
                yield return new() { Kind = SystemMessageKind.PostingChanged, Posting = Posting };
            if (SlowSeconds != before.SlowSeconds)
                yield return new() { Kind = SystemMessageKind.SlowModeChanged, Seconds = SlowSeconds };
            if (HistoryVisible != before.HistoryVisible)
                yield return new() { Kind = SystemMessageKind.HistoryChanged, HistoryVisible = HistoryVisible };
        }
    }
}
