using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Core.Accounts.Admin;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts.Tasks;

/// <summary><c>GET /api/admin/users/{id}/tasks</c>: what is being done about an account, and was done lately, the newest first.</summary>
internal static class ListTasks
{
    public static async Task<Results<Ok<AccountTasks>, ProblemHttpResult>> HandleAsync(
        Guid id,
        NpgsqlDataSource database,
        CancellationToken cancellationToken
    )
    {
        var known = await database
            .Command("SELECT EXISTS (SELECT FROM users WHERE id = $1)", id)
            .FirstAsync(row => row.GetBoolean(0), cancellationToken);
        if (!known)
            return AccountRefusals.Unknown;
        var tasks = await database
            .Command(
                $"""
                SELECT {AccountTaskRows.Columns} FROM account_tasks WHERE user_id = $1
                ORDER BY requested_at DESC LIMIT {Limits.AccountTasks}
                """,
                id
            )
            .ListAsync(AccountTaskRows.Read, cancellationToken);
        return TypedResults.Ok(new AccountTasks { Items = [.. tasks] });
    }
}
