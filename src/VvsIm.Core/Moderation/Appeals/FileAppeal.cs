using Npgsql;
using VvsIm.Contracts.Moderation.Appeals;
using VvsIm.Core.Database;
using VvsIm.Core.Moderation.Reports;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Moderation.Appeals;

/// <summary>Writes somebody's word against a row of the log that is about them; once for each row, the first one counts.</summary>
internal sealed class FileAppeal(NpgsqlDataSource database, OutboxSignal signal)
{
    private const string File = """
        WITH event AS (
          SELECT id, workspace_id FROM moderation_events
          WHERE id = $2 AND user_id = $3 AND actor_id IS DISTINCT FROM $3 AND action = ANY ($5)
        )
        INSERT INTO appeals (id, event_id, user_id, workspace_id, text)
        SELECT $1, id, $3, workspace_id, $4 FROM event
        ON CONFLICT (event_id) DO NOTHING
        RETURNING workspace_id
        """;

    private const string Find =
        $"SELECT {AppealRows.Columns} {AppealRows.From} WHERE a.event_id = $1 AND a.user_id = $2";

    /// <summary>The appeal, and whether it is new; null if there is nothing that this person could appeal against.</summary>
    public async Task<(Appeal? Appeal, bool Created)> RunAsync(
        Guid eventId,
        Guid userId,
        string text,
        CancellationToken cancellationToken
    )
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var id = Guid.CreateVersion7();
        var filed = await connection
            .Command(File, id, eventId, userId, text.Trim(), AppealRows.Appealable)
            .ListAsync(row => row.IsDBNull(0) ? (Guid?)null : row.GetGuid(0), cancellationToken);
        if (filed is [var workspaceId])
            await ReportNews.WriteAsync(connection, workspaceId, new(AppealId: id), cancellationToken);
        var appeal = await FindAsync(connection, eventId, userId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (filed is [var where])
            ReportNews.Raise(signal, where);
        return (appeal, filed.Count > 0);
    }

    /// <summary>The one there is against this event; null if there is none of this person's.</summary>
    public static Task<Appeal?> FindAsync(
        NpgsqlConnection connection,
        Guid eventId,
        Guid userId,
        CancellationToken cancellationToken
    ) => connection.Command(Find, eventId, userId).FirstAsync(AppealRows.Read, cancellationToken);
}
