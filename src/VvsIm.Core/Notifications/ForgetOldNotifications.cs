using Npgsql;
using VvsIm.Contracts;
using VvsIm.Core.Database;
using VvsIm.Core.Jobs;

namespace VvsIm.Core.Notifications;

/// <summary>
/// Keeps a person's notifications to the newest <see cref="Limits.Notifications"/> of the last <see cref="Limits.NotificationDays"/> days.
/// In small batches, a transaction each, so that nobody waits for it.
/// </summary>
internal sealed class ForgetOldNotifications(NpgsqlDataSource database) : IJob
{
    private const int BatchSize = 1_000;

    private const string Old = """
        DELETE FROM notifications
        WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM notifications WHERE at < now() - make_interval(days => $1) LIMIT $2
        ))
        """;

    private const string Crowded = "SELECT user_id FROM notifications GROUP BY user_id HAVING count(*) > $1";

    private const string Many = """
        DELETE FROM notifications
        WHERE ctid = ANY (ARRAY(
          SELECT ctid FROM notifications WHERE user_id = $1 ORDER BY at DESC, id DESC OFFSET $2 LIMIT $3
        ))
        """;

    /// <inheritdoc />
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await DeleteAsync(Old, cancellationToken, Limits.NotificationDays, BatchSize) == BatchSize) { }
        var crowded = await database
            .Command(Crowded, Limits.Notifications)
            .ListAsync(row => row.GetGuid(0), cancellationToken);
        foreach (var userId in crowded)
            while (await DeleteAsync(Many, cancellationToken, userId, Limits.Notifications, BatchSize) == BatchSize) { }
    }

    private Task<int> DeleteAsync(
        string statement,
        CancellationToken cancellationToken,
        params ReadOnlySpan<object?> values
    ) => database.Command(statement, values).RunAsync(cancellationToken);
}
