using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Realtime;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Workspaces.Settings;

/// <summary>
/// <c>PUT /api/admin/workspaces/{id}/settings</c>: for its owners and for operators. Once it is answered nothing goes by the settings of before,
/// and whoever is there is told. What is so already tells nobody.
/// </summary>
internal static class ConfigureWorkspace
{
    public static async Task<Results<Ok<WorkspaceConfiguration>, ProblemHttpResult>> HandleAsync(
        Guid id,
        ConfigureWorkspaceRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        if (!staff.Sees(id))
            return Refusal.NotFound("workspace");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await SettingsLock.TakeAsync(connection, id, cancellationToken);
        // Whoever changes its name at the same time tells of the settings too: one after the other.
        await connection
            .Command("SELECT FROM workspaces WHERE id = $1 FOR NO KEY UPDATE", id)
            .RunAsync(cancellationToken);
        var before = await connection
            .Command(ReadConfiguration.Read, id, staff.Id, staff.IsOperator)
            .FirstAsync(row => ReadConfiguration.Take(row, id), cancellationToken);
        if (before is null)
            return Refusal.NotFound("workspace");
        if (!before.Configurable)
            return Refusal.Forbidden("Its owners and the operators change the settings of a workspace.");
        if (SettingsRules.Check(request) is { } refused)
            return refused;
        if (request.Version != before.Version)
            return Refusal.Of(
                StatusCodes.Status409Conflict,
                ProblemCodes.Conflict,
                "Somebody else has changed the settings meanwhile. Look at theirs first."
            );
        var (fileBytes, settings) = (request.FileBytes!.Value, SettingsRules.Stored(request.Settings!));
        var different = SettingsDifference.Between((before.FileBytes, before.Settings), (fileBytes, settings));
        if (different.Count == 0)
            return TypedResults.Ok(before);

        var avatarId = await WriteAsync(connection, id, fileBytes, settings, cancellationToken);
        await OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(id),
            [Channels.Workspace(id)],
            new WorkspaceChanged(id, before.Name, fileBytes, avatarId) { Settings = settings },
            cancellationToken
        );
        await ModerationLog.WriteAsync(
            connection,
            new(staff.Id, ModerationAction.SettingsChanged)
            {
                TargetKind = TargetKind.Workspace,
                TargetId = id,
                WorkspaceId = id,
                Reason = request.Reason,
                Details = different,
            },
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(id));
        return TypedResults.Ok(
            before with
            {
                Version = before.Version + 1,
                FileBytes = fileBytes,
                Settings = settings,
            }
        );
    }

    private static Task<Guid?> WriteAsync(
        NpgsqlConnection connection,
        Guid id,
        long fileBytes,
        WorkspaceSettings settings,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(
                """
                UPDATE workspaces SET settings = $2::jsonb, file_bytes = $3, settings_version = settings_version + 1
                WHERE id = $1
                RETURNING avatar_id
                """,
                id,
                StoredSettings.Write(settings),
                fileBytes
            )
            .FirstAsync(row => row.IsDBNull(0) ? (Guid?)null : row.GetGuid(0), cancellationToken);
}
