using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using NpgsqlTypes;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations.OwnPart;

/// <summary><c>PUT /api/conversations/{id}/preferences</c>: pins, mutes, archives, says what to notify of, for oneself alone.</summary>
internal static class Prefer
{
    private static readonly string Save = Sql.Load("Conversations/OwnPart/Prefer.sql");

    public static async Task<Results<Ok<Preferences>, ProblemHttpResult>> HandleAsync(
        Guid id,
        PreferencesRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (request.Notify is { } level && !Enum.IsDefined(level))
            return Refusal.Invalid("notify", "There is no such level.");
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (request.Pinned == true)
            await PinLock.TakeAsync(connection, user.Id, cancellationToken);
        await using var command = new NpgsqlCommand(Save, connection)
        {
            Parameters =
            {
                new() { Value = id },
                new() { Value = user.Id },
                Optional(request.Pinned, NpgsqlDbType.Boolean),
                new() { Value = request.MutedUntil.Given },
                Optional(Ahead(request.MutedUntil.Until, time), NpgsqlDbType.TimestampTz),
                Optional(request.Notify is { } wanted ? PreferencesRows.Spell(wanted) : null, NpgsqlDbType.Text),
                Optional(request.Archived, NpgsqlDbType.Boolean),
            },
        };
        if (await PreferencesRows.ListAsync(command, cancellationToken) is not [var saved])
            return Refusal.NotFound("conversation");
        if (
            request.Pinned == true
            && await PinLock.CountAsync(connection, user.Id, cancellationToken) > Limits.PinnedConversations
        )
            return Refusal.LimitExceeded("pinned", nameof(Limits.PinnedConversations), Limits.PinnedConversations);

        await PreferencesRows.TellAsync(connection, user.Id, saved, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(OutboxPartition.Of(id));
        return TypedResults.Ok(saved);
    }

    private static NpgsqlParameter Optional(object? value, NpgsqlDbType type) =>
        new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };

    // What is about to be the end of the calendar is it: past it, the database and .NET know different ends.
    private static DateTimeOffset? Ahead(DateTimeOffset? until, TimeProvider time) =>
        until is not { } then || then <= time.GetUtcNow() ? null
        : then > Preferences.ForEver ? Preferences.ForEver
        : then.ToUniversalTime();
}
