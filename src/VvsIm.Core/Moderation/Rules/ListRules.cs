using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts.Moderation.Rules;
using VvsIm.Core.Accounts;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Rules;

/// <summary><c>GET /api/admin/workspaces/{id}/rules</c>: those that are off too.</summary>
internal static class ListRules
{
    public static async Task<Results<Ok<RuleList>, ProblemHttpResult>> HandleAsync(
        Guid id,
        StaffMember staff,
        NpgsqlDataSource database,
        People people,
        CancellationToken cancellationToken
    )
    {
        var known = await database
            .Command("SELECT EXISTS (SELECT FROM workspaces WHERE id = $1)", id)
            .FirstAsync(row => row.GetBoolean(0), cancellationToken);
        if (!known || !staff.Sees(id))
            return Refusal.NotFound("workspace");
        return TypedResults.Ok(await ReadAsync(database, people, id, cancellationToken));
    }

    /// <summary>The rules, with the people whom they name.</summary>
    public static async Task<RuleList> ReadAsync(
        NpgsqlDataSource database,
        People people,
        Guid workspaceId,
        CancellationToken cancellationToken
    )
    {
        var rules = await database
            .Command(
                $"SELECT {RuleRows.Columns} FROM moderation_rules WHERE workspace_id = $1 ORDER BY place, id",
                workspaceId
            )
            .ListAsync(RuleRows.Read, cancellationToken);
        return new()
        {
            Items = [.. rules],
            Users = await people.NameAsync(rules.Select(rule => rule.ChangedBy), cancellationToken),
        };
    }
}
