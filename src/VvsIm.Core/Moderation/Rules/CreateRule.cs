using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Moderation.Rules;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Log;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Moderation.Rules;

/// <summary><c>POST /api/admin/workspaces/{id}/rules</c>: makes a rule, behind the others.</summary>
internal static class CreateRule
{
    private const string Insert = $"""
        INSERT INTO moderation_rules (id, workspace_id, place, name, enabled, definition, changed_by)
        SELECT $1, $2, coalesce(max(place), 0) + 1, $3, $4, $5::jsonb, $6 FROM moderation_rules WHERE workspace_id = $2
        HAVING count(*) < $7
        RETURNING {RuleRows.Columns}
        """;

    public static async Task<Results<Created<Rule>, ProblemHttpResult>> HandleAsync(
        Guid id,
        RuleRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        RuleWatch watch,
        CancellationToken cancellationToken
    )
    {
        Rule? made;
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            if (!await RulePlace.LockAsync(connection, id, staff, cancellationToken))
                return Refusal.NotFound("workspace");
            if (RuleCheck.Check(request) is { } refused)
                return refused;
            made = await connection
                .Command(
                    Insert,
                    Guid.CreateVersion7(),
                    id,
                    request.Name!.Trim(),
                    request.Enabled!.Value,
                    RuleRows.Write(RuleCheck.Stored(request.Definition!)),
                    staff.Id,
                    Limits.Rules
                )
                .FirstAsync(RuleRows.Read, cancellationToken);
            if (made is null)
                return Refusal.LimitExceeded("rules", nameof(Limits.Rules), Limits.Rules);
            await ModerationLog.WriteAsync(
                connection,
                RuleLog.Entry(staff, ModerationAction.RuleCreated, made),
                cancellationToken
            );
            await transaction.CommitAsync(cancellationToken);
        }
        await watch.RefreshAsync(cancellationToken);
        return TypedResults.Created((string?)null, made);
    }
}
