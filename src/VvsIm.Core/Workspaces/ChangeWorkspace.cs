using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Permissions;
using VvsIm.Contracts.Realtime;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Accounts;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;
using VvsIm.Core.Media.Avatars;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;
using VvsIm.Core.Workspaces.Settings;

namespace VvsIm.Core.Workspaces;

/// <summary><c>PATCH /api/workspaces/{id}</c>: name, picture, how large files may be. What is so already tells nobody.</summary>
internal static class ChangeWorkspace
{
    public static async Task<Results<Ok<Workspace>, ProblemHttpResult>> HandleAsync(
        Guid id,
        ChangeWorkspaceRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(connection, id, user.Id, cancellationToken) is not { } before)
            return Refusal.NotFound("workspace");
        if (!WorkspacePermissions.May(WorkspaceAct.Change, before.Role))
            return Refusal.Forbidden("Your role in this workspace does not allow this.");
        if (Check(request) is { } refused)
            return refused;
        var after = before with
        {
            Name = request.Name?.Trim() ?? before.Name,
            AvatarId = AvatarClaim.Wanted(request.AvatarId, before.AvatarId),
            FileBytes = request.FileBytes ?? before.FileBytes,
        };
        if (after == before)
            return TypedResults.Ok(after);
        if (
            await AvatarClaim.ReplaceAsync(
                connection,
                before.AvatarId,
                after.AvatarId,
                user.Id,
                id,
                cancellationToken
            ) is
            { } badPicture
        )
            return badPicture;
        await connection
            .Command(
                """
                UPDATE workspaces
                SET name = $2, avatar_id = $3::uuid, file_bytes = $4, settings_version = settings_version + (file_bytes <> $4)::int
                WHERE id = $1
                """,
                id,
                after.Name,
                after.AvatarId,
                after.FileBytes
            )
            .RunAsync(cancellationToken);
        var partition = OutboxPartition.Of(id);
        await OutboxWriter.WriteAsync(
            connection,
            partition,
            [Channels.Workspace(id)],
            new WorkspaceChanged(id, after.Name, after.FileBytes, after.AvatarId) { Settings = after.Settings },
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(partition);
        return TypedResults.Ok(after);
    }

    // Whoever changes it at the same time waits: the one that is told last is the one that wrote last.
    private static Task<Workspace?> LockAsync(
        NpgsqlConnection connection,
        Guid id,
        Guid userId,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(
                """
                SELECT w.name, m.role, w.avatar_id, w.file_bytes, w.settings::text FROM workspaces w
                JOIN workspace_members m ON m.workspace_id = w.id AND m.user_id = $2
                WHERE w.id = $1
                FOR NO KEY UPDATE OF w
                """,
                id,
                userId
            )
            .FirstAsync(
                row => new Workspace(
                    id,
                    row.GetString(0),
                    Names.WorkspaceRole(row.GetString(1)),
                    row.IsDBNull(2) ? null : row.GetGuid(2),
                    row.GetInt64(3)
                )
                {
                    Settings = StoredSettings.Read(row.GetString(4)),
                },
                cancellationToken
            );

    private static ProblemHttpResult? Check(ChangeWorkspaceRequest request)
    {
        if (request.FileBytes is <= 0)
            return Refusal.Invalid("fileBytes", "At least 1.");
        if (request.FileBytes > Limits.LargestFileBytes)
            return Refusal.LimitExceeded("fileBytes", nameof(Limits.LargestFileBytes), Limits.LargestFileBytes);
        return request.Name is null ? null : CreateWorkspace.CheckName(request.Name);
    }
}
