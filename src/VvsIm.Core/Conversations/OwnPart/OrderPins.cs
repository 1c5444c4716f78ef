using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations.OwnPart;

/// <summary><c>PUT /api/conversations/pins</c>: my pinned conversations in another order.</summary>
internal static class OrderPins
{
    private const string Unknown = """
        SELECT EXISTS (
          SELECT FROM unnest($2) AS wanted (id)
          WHERE NOT EXISTS (
            SELECT FROM conversation_members m WHERE m.conversation_id = wanted.id AND m.user_id = $1 AND m.left_at IS NULL
          )
        )
        """;

    private static readonly string Order = Sql.Load("Conversations/OwnPart/OrderPins.sql");

    private const string Pinned = $"""
        SELECT {PreferencesRows.Columns} FROM conversation_members m
        WHERE m.user_id = $1 AND m.left_at IS NULL AND m.pin_order IS NOT NULL
        ORDER BY m.archived, m.pin_order, m.conversation_id
        """;

    public static async Task<Results<Ok<Page<Preferences>>, ProblemHttpResult>> HandleAsync(
        PinOrderRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        if (request.Ids is null)
            return Refusal.Invalid("ids", "Say which come first.");
        Guid[] ids = [.. request.Ids.Distinct()];
        if (ids.Length > Limits.PinnedConversations)
            return Refusal.LimitExceeded("ids", nameof(Limits.PinnedConversations), Limits.PinnedConversations);

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await PinLock.TakeAsync(connection, user.Id, cancellationToken);
        await using (var unknown = Command(connection, Unknown, user.Id, ids))
            if (await unknown.ExecuteScalarAsync(cancellationToken) is true)
                return Refusal.NotFound("conversation");
        var moved = await PreferencesRows.ListAsync(Command(connection, Order, user.Id, ids), cancellationToken);
        foreach (var preferences in moved)
            await PreferencesRows.TellAsync(connection, user.Id, preferences, cancellationToken);
        var pinned = await PreferencesRows.ListAsync(Command(connection, Pinned, user.Id), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        foreach (var preferences in moved)
            signal.Raise(OutboxPartition.Of(preferences.ConversationId));
        return TypedResults.Ok(new Page<Preferences> { Items = [.. pinned] });
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
