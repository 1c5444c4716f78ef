using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts.Sessions;
using VvsIm.Core.Accounts.Sessions;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts.Admin;

/// <summary><c>GET /api/admin/users/{id}/sessions</c>: where somebody is signed in, the one used last first.</summary>
internal static class ListUserSessions
{
    public static async Task<Results<Ok<Page<DeviceSession>>, ProblemHttpResult>> HandleAsync(
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
        var sessions = await SessionList.ReadAsync(database, id, null, cancellationToken);
        return TypedResults.Ok(new Page<DeviceSession> { Items = [.. sessions] });
    }
}
