using Npgsql;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Core.Conversations;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts.Tasks;

/// <summary>Tasks as rows of <c>account_tasks</c>.</summary>
internal static class AccountTaskRows
{
    /// <summary>The columns that <see cref="Read"/> takes, in its order.</summary>
    public const string Columns = """
        id, kind, user_id, state, done, total, held, bytes, requested_by, requested_at, finished_at, expires_at, error
        """;

    private const string Insert = $"""
        INSERT INTO account_tasks (id, kind, user_id, requested_by) VALUES ($1, $2, $3, $4) RETURNING {Columns}
        """;

    private const string Pending = $"""
        SELECT {Columns} FROM account_tasks
        WHERE user_id = $1 AND kind = $2 AND state IN ('waiting', 'running')
        ORDER BY requested_at LIMIT 1
        """;

    public static AccountTask Read(NpgsqlDataReader row) =>
        new()
        {
            Id = row.GetGuid(0),
            Kind = Enum.Parse<AccountTaskKind>(row.GetString(1), ignoreCase: true),
            UserId = row.GetGuid(2),
            State = Enum.Parse<AccountTaskState>(row.GetString(3), ignoreCase: true),
            Done = row.GetInt64(4),
            Total = row.GetInt64(5),
            Held = row.GetInt64(6),
            Bytes = row.IsDBNull(7) ? null : row.GetInt64(7),
            RequestedById = row.GetGuid(8),
            RequestedAt = row.GetFieldValue<DateTimeOffset>(9),
            FinishedAt = row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10),
            ExpiresAt = row.IsDBNull(11) ? null : row.GetFieldValue<DateTimeOffset>(11),
            Error = row.IsDBNull(12) ? null : row.GetString(12),
        };

    /// <summary>
    /// Asks for a task, in the caller's transaction, which holds the account's lock; one of the kind that is still to be done is answered
    /// instead.
    /// </summary>
    public static async Task<(AccountTask Task, bool New)> AskAsync(
        NpgsqlConnection connection,
        AccountTaskKind kind,
        Guid userId,
        Guid requestedBy,
        CancellationToken cancellationToken
    )
    {
        var pending = await connection.Command(Pending, userId, Names.Of(kind)).FirstAsync(Read, cancellationToken);
        if (pending is not null)
            return (pending, false);
        var asked = await connection
            .Command(Insert, Guid.CreateVersion7(), Names.Of(kind), userId, requestedBy)
            .FirstAsync(Read, cancellationToken);
        return (asked!, true);
    }

    /// <summary>Gives up what is still to be done of a kind, because the opposite was asked for.</summary>
    public static Task StopAsync(
        NpgsqlConnection connection,
        AccountTaskKind kind,
        Guid userId,
        CancellationToken cancellationToken
    ) =>
        connection
            .Command(
                """
                UPDATE account_tasks SET state = 'stopped', finished_at = clock_timestamp()
                WHERE user_id = $1 AND kind = $2 AND state IN ('waiting', 'running')
                """,
                userId,
                Names.Of(kind)
            )
            .RunAsync(cancellationToken);
}
