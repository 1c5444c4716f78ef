using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using NpgsqlTypes;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Core.Accounts;
using VvsIm.Core.Outbox;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Conversations.OwnPart;

/// <summary><c>PUT /api/conversations/{id}/draft</c>: what I have begun to write; the last one to save is right.</summary>
internal static class SaveDraft
{
    // The same text again is no change: a device that tries twice tells nobody twice.
    private const string Save = $"""
        UPDATE conversation_members m
        SET draft = $3, draft_at = CASE WHEN $3 IS NULL THEN NULL ELSE now() END, own_change = own_change + 1
        WHERE m.conversation_id = $1 AND m.user_id = $2 AND m.left_at IS NULL AND m.draft IS DISTINCT FROM $3
        RETURNING {PreferencesRows.Columns}
        """;

    private const string Find = $"""
        SELECT {PreferencesRows.Columns} FROM conversation_members m
        WHERE m.conversation_id = $1 AND m.user_id = $2 AND m.left_at IS NULL
        """;

    public static async Task<Results<Ok<Preferences>, ProblemHttpResult>> HandleAsync(
        Guid id,
        DraftRequest request,
        CurrentUser user,
        NpgsqlDataSource database,
        OutboxSignal signal,
        CancellationToken cancellationToken
    )
    {
        var text = string.IsNullOrWhiteSpace(request.Text) ? null : request.Text;
        if (text?.Length > Limits.DraftLength)
            return Refusal.LimitExceeded("text", nameof(Limits.DraftLength), Limits.DraftLength);
        if (!PlainText.IsStorable(text))
            return Refusal.Invalid("text", "This is not text.");

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var save = new NpgsqlCommand(Save, connection)
        {
            Parameters =
            {
                new() { Value = id },
                new() { Value = user.Id },
                new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
        if (await PreferencesRows.ListAsync(save, cancellationToken) is [var saved])
        {
            await PreferencesRows.TellAsync(connection, user.Id, saved, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            signal.Raise(OutboxPartition.Of(id));
            return TypedResults.Ok(saved);
        }
        await using var find = new NpgsqlCommand(Find, connection)
        {
            Parameters =
            {
                new() { Value = id },
                new() { Value = user.Id },
            },
        };
        return await PreferencesRows.ListAsync(find, cancellationToken) is [var unchanged]
            ? TypedResults.Ok(unchanged)
            : Refusal.NotFound("conversation");
    }
}
