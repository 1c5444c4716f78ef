using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using NpgsqlTypes;
using VvsIm.Contracts;
using VvsIm.Contracts.Notifications;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Notifications;

/// <summary><c>POST /api/notifications/read</c>: marks some or all of mine as read, or takes that back; my other devices are told.</summary>
internal static class MarkNotifications
{
    // What is newer than the snapshot was not seen: it stays as it is. A snapshot of another cluster names nothing.
    private const string Mark = """
        UPDATE notifications SET read_at = CASE WHEN $5 THEN at END
        WHERE user_id = $1
          AND ($2::uuid[] IS NULL OR id = ANY ($2))
          AND ($3::text IS NULL OR (pg_visible_in_snapshot(xact, $3::pg_snapshot) AND $4 = (SELECT epoch FROM installation)))
          AND CASE WHEN $5 THEN read_at IS NULL OR read_at < at ELSE read_at IS NOT NULL END
        RETURNING id
        """;

    public static async Task<Results<Ok<NotificationsMarked>, ProblemHttpResult>> HandleAsync(
        MarkNotificationsRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        if (request is { Ids: null, AsOf: null })
            return Refusal.Invalid("ids", "Say which ones, or as of which answer all of them.");
        if (request.Ids is null && !request.Read)
            return Refusal.Invalid("ids", "Marks are taken back one by one.");
        if (request.Ids?.Length > Limits.Notifications)
            return Refusal.LimitExceeded("ids", nameof(Limits.Notifications), Limits.Notifications);
        NotificationAsOf? asOf = null;
        if (request.AsOf is { } text && (asOf = NotificationAsOf.TryParse(text)) is null)
            return Refusal.Invalid("asOf", "This is not one of ours.");

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var marked = await MarkAsync(connection, user.Id, request, asOf, cancellationToken);
        var unread = await connection
            .Command(NotificationRows.Unread, user.Id)
            .FirstAsync(row => row.GetInt32(0), cancellationToken);
        if (marked.Count > 0)
            await OutboxWriter.WriteAsync(
                connection,
                OutboxPartition.Of(user.Id),
                [Channels.User(user.Id)],
                new NotificationsChanged(),
                cancellationToken
            );
        await transaction.CommitAsync(cancellationToken);
        if (marked.Count > 0)
            signal.Raise(OutboxPartition.Of(user.Id));
        return TypedResults.Ok(new NotificationsMarked([.. marked], unread));
    }

    private static Task<List<Guid>> MarkAsync(
        NpgsqlConnection connection,
        Guid userId,
        MarkNotificationsRequest request,
        NotificationAsOf? asOf,
        CancellationToken cancellationToken
    )
    {
        var command = new NpgsqlCommand(Mark, connection)
        {
            Parameters =
            {
                new() { Value = userId },
                Optional(NpgsqlDbType.Array | NpgsqlDbType.Uuid, request.Ids),
                Optional(NpgsqlDbType.Text, asOf?.Snapshot),
                Optional(NpgsqlDbType.Uuid, asOf?.Epoch),
                new() { Value = request.Read },
            },
        };
        return command.ListAsync(row => row.GetGuid(0), cancellationToken);
    }

    private static NpgsqlParameter Optional(NpgsqlDbType type, object? value) =>
        new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };
}
