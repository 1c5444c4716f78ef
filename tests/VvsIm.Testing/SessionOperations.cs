namespace VvsIm.Testing;

/// <summary>Time that has passed for the sessions of people.</summary>
public static class SessionOperations
{
    /// <summary>Their sign-ins were that long ago.</summary>
    public static async Task MakeOldAsync(
        this TestHost host,
        Tester who,
        TimeSpan age,
        CancellationToken cancellationToken
    )
    {
        await using var database = await host.OpenDatabaseAsync(cancellationToken);
        await database.ExecuteAsync(
            $"""
            UPDATE sessions
            SET authenticated_at = authenticated_at - make_interval(secs => {(int)age.TotalSeconds}),
                console_seen_at = console_seen_at - make_interval(secs => {(int)age.TotalSeconds})
            WHERE user_id = '{who.Id}'
            """,
            cancellationToken
        );
    }
}
