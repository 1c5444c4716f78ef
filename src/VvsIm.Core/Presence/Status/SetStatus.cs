using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Presence;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Presence.Status;

/// <summary>
/// <c>PUT</c> and <c>DELETE /api/me/status</c>. It is true until somebody changes it, so unlike presence it goes through the outbox: to the
/// workspaces of its owner, and to their other devices.
/// </summary>
internal static class SetStatus
{
    public static async Task<Results<Ok<Me>, ProblemHttpResult>> HandleAsync(
        UserStatus request,
        CurrentUser user,
        VvsImDb db,
        NpgsqlDataSource database,
        OutboxSignal signal,
        TimeProvider time,
        CancellationToken cancellationToken
    ) =>
        StatusRules.Check(request, time.GetUtcNow(), out var status) is { } refused
            ? refused
            : await WriteAsync(status, user.Id, db, database, signal, cancellationToken);

    public static Task<Results<Ok<Me>, ProblemHttpResult>> ClearAsync(
        CurrentUser user,
        VvsImDb db,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    ) => WriteAsync(null, user.Id, db, database, signal, cancellationToken);

    private static async Task<Results<Ok<Me>, ProblemHttpResult>> WriteAsync(
        UserStatus? status,
        Guid userId,
        VvsImDb db,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // The row stays locked until the commit: of two devices at once, the one that is told last is the one that wrote last.
        await connection
            .Command(
                "UPDATE users SET status_emoji = $2::text, status_text = $3::text, status_until = $4::timestamptz WHERE id = $1",
                userId,
                status?.Emoji,
                status?.Text,
                status?.Until
            )
            .RunAsync(cancellationToken);
        if (await GetMe.ReadAsync(db, userId, cancellationToken) is not { } before)
            return GetMe.Gone();
        var me = before with { Status = status };
        var partition = OutboxPartition.Of(userId);
        await OutboxWriter.WriteAsync(
            connection,
            partition,
            [Channels.User(userId)],
            new MeChanged(me),
            cancellationToken
        );
        await OutboxWriter.WriteAsync(
            connection,
            partition,
            [.. me.Workspaces.Select(workspace => Channels.Workspace(workspace.Id))],
            new StatusChanged(userId, status),
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(partition);
        return TypedResults.Ok(me);
    }
}
