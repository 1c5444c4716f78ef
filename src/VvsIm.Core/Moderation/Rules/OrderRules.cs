using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Moderation.Rules;
using VvsIm.Core.Accounts;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Rules;

/// <summary><c>PUT /api/admin/workspaces/{id}/rules/order</c>: the first that blocks or holds decides, so their order matters.</summary>
internal static class OrderRules
{
    public static async Task<Results<Ok<RuleList>, ProblemHttpResult>> HandleAsync(
        Guid id,
        RuleOrderRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        People people,
        RuleWatch watch,
        CancellationToken cancellationToken
    )
    {
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            if (!await RulePlace.LockAsync(connection, id, staff, cancellationToken))
                return Refusal.NotFound("workspace");
            if (request.Ids is not { } ids)
                return Refusal.Invalid("ids", "Say in which order.");
            var before = await connection
                .Command("SELECT id FROM moderation_rules WHERE workspace_id = $1 ORDER BY place, id", id)
                .ListAsync(row => row.GetGuid(0), cancellationToken);
            if (ids.Length != before.Count || !ids.ToHashSet().SetEquals(before))
                return ChangeRule.Conflict();
            if (!ids.SequenceEqual(before))
            {
                await connection
                    .Command(
                        """
                        UPDATE moderation_rules r SET place = wanted.place
                        FROM unnest($1::uuid[]) WITH ORDINALITY AS wanted (id, place) WHERE r.id = wanted.id
                        """,
                        ids
                    )
                    .RunAsync(cancellationToken);
                await ModerationLog.WriteAsync(
                    connection,
                    new(staff.Id, ModerationAction.RuleChanged)
                    {
                        TargetKind = TargetKind.Workspace,
                        TargetId = id,
                        WorkspaceId = id,
                        Details = new Dictionary<string, string> { ["order"] = "changed" },
                    },
                    cancellationToken
                );
            }
            await transaction.CommitAsync(cancellationToken);
        }
        await watch.RefreshAsync(cancellationToken);
        return TypedResults.Ok(await ListRules.ReadAsync(database, people, id, cancellationToken));
    }
}
