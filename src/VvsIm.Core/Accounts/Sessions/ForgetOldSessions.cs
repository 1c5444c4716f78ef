using Npgsql;
using VvsIm.Core.Database;
using VvsIm.Core.Jobs;

namespace VvsIm.Core.Accounts.Sessions;

/// <summary>Removes sessions whose last cookie and token have expired, and what else of signing in is over.</summary>
internal sealed class ForgetOldSessions(NpgsqlDataSource database, TimeProvider time) : IJob
{
    /// <summary>Longer than a cookie or a refresh token lives that was handed out at the last use.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(31);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await database
            .Command("DELETE FROM sessions WHERE coalesce(ended_at, last_seen_at) < $1", now - Kept)
            .RunAsync(cancellationToken);
        await database.Command("DELETE FROM spent_challenges WHERE expires_at < $1", now).RunAsync(cancellationToken);
        await database
            .Command("DELETE FROM unknown_sign_ins WHERE at < $1", now - TimeSpan.FromHours(1))
            .RunAsync(cancellationToken);
    }
}
