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

/// <summary><c>PUT</c> and <c>DELETE /api/admin/rules/{id}</c>. What is so already changes nothing.</summary>
internal static class ChangeRule
{
    private const string Update = $"""
        UPDATE moderation_rules
        SET name = $2, enabled = $3, definition = $4::jsonb, changed_by = $5, changed_at = clock_timestamp(), version = version + 1
        WHERE id = $1
        RETURNING {RuleRows.Columns}
        """;

    public static async Task<Results<Ok<Rule>, ProblemHttpResult>> HandleAsync(
        Guid id,
        RuleRequest request,
        StaffMember staff,
        NpgsqlDataSource database,
        RuleWatch watch,
        CancellationToken cancellationToken
    )
    {
        Rule after;
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            if (await RulePlace.FindAsync(connection, id, staff, cancellationToken) is not { } before)
                return Refusal.NotFound("rule");
            if (RuleCheck.Check(request) is { } refused)
                return refused;
            if (request.Version != before.Version)
                return Conflict();
            var (name, definition) = (request.Name!.Trim(), RuleRows.Write(RuleCheck.Stored(request.Definition!)));
            if ((name, request.Enabled, definition) == (before.Name, before.Enabled, RuleRows.Write(before.Definition)))
                return TypedResults.Ok(before);
            after = (
                await connection
                    .Command(Update, id, name, request.Enabled!.Value, definition, staff.Id)
                    .FirstAsync(RuleRows.Read, cancellationToken)
            )!;
            await ModerationLog.WriteAsync(
                connection,
                RuleLog.Entry(staff, ModerationAction.RuleChanged, after, before),
                cancellationToken
            );
            await transaction.CommitAsync(cancellationToken);
        }
        await watch.RefreshAsync(cancellationToken);
        return TypedResults.Ok(after);
    }

    public static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid id,
        StaffMember staff,
        NpgsqlDataSource database,
        RuleWatch watch,
        CancellationToken cancellationToken
    )
    {
        await using (var connection = await database.OpenConnectionAsync(cancellationToken))
        await using (var transaction = await connection.BeginTransactionAsync(cancellationToken))
        {
            if (await RulePlace.FindAsync(connection, id, staff, cancellationToken) is not { } before)
                return Refusal.NotFound("rule");
            await connection.Command("DELETE FROM moderation_rules WHERE id = $1", id).RunAsync(cancellationToken);
            await ModerationLog.WriteAsync(
                connection,
                RuleLog.Entry(staff, ModerationAction.RuleDeleted, before),
                cancellationToken
            );
            await transaction.CommitAsync(cancellationToken);
        }
        await watch.RefreshAsync(cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>409: somebody else was faster.</summary>
    public static ProblemHttpResult Conflict() =>
        Refusal.Of(
            StatusCodes.Status409Conflict,
            ProblemCodes.Conflict,
            "Somebody else has changed the rules meanwhile. Look at theirs first."
        );
}
