using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Database;
using VvsIm.Core.Media.Avatars;
using VvsIm.Core.Outbox;
using VvsIm.Core.Presence.Telling;

namespace VvsIm.Core.Accounts;

/// <summary><c>PATCH /api/me</c>: one's own settings and picture; one's other devices learn at once, and of the picture everybody.</summary>
internal static class UpdateMe
{
    public static async Task<Results<Ok<Me>, ProblemHttpResult>> HandleAsync(
        UpdateMeRequest request,
        CurrentUser user,
        VvsImDb db,
        NpgsqlDataSource database,
        OutboxSignal signal,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        // The row stays locked until the commit: of two devices at once, the one that is told last is the one that wrote last.
        await using var update = new NpgsqlCommand(
            """
            UPDATE users
            SET read_receipts = coalesce($2, read_receipts), share_presence = coalesce($3, share_presence)
            WHERE id = $1
            RETURNING read_receipts, share_presence
            """,
            connection
        )
        {
            Parameters =
            {
                new() { Value = user.Id },
                Optional(request.ReadReceipts),
                Optional(request.SharePresence),
            },
        };
        var written = await update.FirstAsync(
            row => (ReadReceipts: row.GetBoolean(0), SharePresence: row.GetBoolean(1)),
            cancellationToken
        );
        if (await GetMe.ReadAsync(db, user.Id, cancellationToken) is not { } before)
            return GetMe.Gone();
        if (before.SharePresence != written.SharePresence)
            await LookAgain.AtAsync(connection, user.Id, cancellationToken);
        var avatarId = AvatarClaim.Wanted(request.AvatarId, before.AvatarId);
        if (
            await AvatarClaim.ReplaceAsync(connection, before.AvatarId, avatarId, user.Id, null, cancellationToken) is
            { } badPicture
        )
            return badPicture;
        var me = before with
        {
            ReadReceipts = written.ReadReceipts,
            SharePresence = written.SharePresence,
            AvatarId = avatarId,
        };
        if (me.AvatarId != before.AvatarId)
            await ShowAsync(connection, me, time, cancellationToken);
        await OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(user.Id),
            [Channels.User(user.Id)],
            new MeChanged(me),
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(user.Id));
        return TypedResults.Ok(me);
    }

    private static async Task ShowAsync(
        NpgsqlConnection connection,
        Me me,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        await connection
            .Command("UPDATE users SET avatar_id = $2::uuid WHERE id = $1", me.Id, me.AvatarId)
            .RunAsync(cancellationToken);
        var status = me.Status?.IsCurrent(time.GetUtcNow()) == true ? me.Status : null;
        await OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(me.Id),
            [.. me.Workspaces.Select(workspace => Channels.Workspace(workspace.Id))],
            new PersonChanged(new User(me.Id, me.DisplayName, status, me.AvatarId)),
            cancellationToken
        );
    }

    private static NpgsqlParameter Optional(bool? value) =>
        new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Boolean };
}
