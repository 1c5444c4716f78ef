using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Workspaces;

/// <summary><c>POST /api/workspaces</c>: makes a workspace; its maker owns it.</summary>
internal static class CreateWorkspace
{
    private const string Insert = """
        WITH made AS (
          INSERT INTO workspaces (id, name)
          SELECT $1, $2 WHERE $4 > (SELECT count(*) FROM workspace_members WHERE user_id = $3 AND role = 'owner')
          RETURNING id
        )
        INSERT INTO workspace_members (workspace_id, user_id, role) SELECT id, $3, 'owner' FROM made
        """;

    public static async Task<Results<Created<Workspace>, ProblemHttpResult>> HandleAsync(
        CreateWorkspaceRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (CheckName(request.Name) is { } refused)
            return refused;
        var name = request.Name!.Trim();
        var id = Guid.CreateVersion7(time.GetUtcNow());
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            if (
                await connection.Command(Insert, id, name, user.Id, Limits.OwnedWorkspaces).RunAsync(cancellationToken)
                == 0
            )
                return Refusal.LimitExceeded("workspaces", nameof(Limits.OwnedWorkspaces), Limits.OwnedWorkspaces);
            await Memberships.TellAsync(connection, id, user.Id, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        signal.Raise(OutboxPartition.Of(user.Id));
        return TypedResults.Created($"/api/workspaces/{id}", new Workspace(id, name, WorkspaceRole.Owner));
    }

    /// <summary>A refusal of what cannot be a workspace's name; null when it can.</summary>
    public static ProblemHttpResult? CheckName(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
            return Refusal.Invalid("name", "Give the workspace a name.");
        if (name.Trim().Length > Limits.WorkspaceNameLength)
            return Refusal.LimitExceeded("name", nameof(Limits.WorkspaceNameLength), Limits.WorkspaceNameLength);
        return !PlainText.IsStorable(name) || name.Trim().Any(char.IsControl)
            ? Refusal.Invalid("name", "Leave out control characters.")
            : null;
    }
}
