using Npgsql;
using VvsIm.Contracts;
using VvsIm.Core.Database;
using VvsIm.Core.Messages;
using VvsIm.Core.Moderation.Rules;

namespace VvsIm.Core.Later.Scheduled;

/// <summary>
/// Sends scheduled messages the way any message goes: through the append, under the client id that they have had from the
/// beginning. So they may be tried again and again, by anybody, and are stored once.
/// </summary>
internal sealed class ScheduledSending(NpgsqlDataSource database, JudgedSending sending, TimeProvider time)
    : IDisposable
{
    // Whoever sends holds a connection until the append, which needs one too, has answered: one at a time can never take them all.
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Locks rows, sends them in the order given, and leaves them as their outcomes say, all in one transaction.</summary>
    /// <param name="lockAsync">Locks and reads them.</param>
    /// <param name="cancellationToken">Gives up; what was appended by then is found stored the next time.</param>
    /// <returns>How many rows were locked, and an outcome for each that has one: the others are still as they were.</returns>
    public async Task<(int Locked, List<ScheduledOutcome> Outcomes)> SendAsync(
        Func<NpgsqlConnection, Task<List<ScheduledRow>>> lockAsync,
        CancellationToken cancellationToken
    )
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await database.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            var rows = await lockAsync(connection);
            var banned = await BannedAsync(connection, rows, cancellationToken);
            // Conversations do not wait for each other; within one, the order of time is kept.
            var sent = await Task.WhenAll(
                rows.GroupBy(row => row.Message.ConversationId).Select(some => AppendInOrderAsync(some, banned))
            );
            List<ScheduledOutcome> outcomes = [.. sent.SelectMany(some => some)];
            if (outcomes.Count > 0)
                await ScheduledOutcome.SettleAsync(connection, outcomes, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return (rows.Count, outcomes);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => turn.Dispose();

    private async Task<List<ScheduledOutcome>> AppendInOrderAsync(IEnumerable<ScheduledRow> rows, HashSet<Guid> banned)
    {
        var outcomes = new List<ScheduledOutcome>();
        try
        {
            foreach (var row in rows)
                if (banned.Contains(row.UserId))
                    outcomes.Add(new(row, null, ProblemCodes.Banned));
                else if (await AppendAsync(row) is { } outcome)
                    outcomes.Add(outcome);
        }
        catch (AppendUnavailableException)
        {
            // This one and those after it stay as they are, and are tried again.
        }
        return outcomes;
    }

    // Nothing is said for whoever is banned: it waits for them to decide, should they come back.
    private static async Task<HashSet<Guid>> BannedAsync(
        NpgsqlConnection connection,
        List<ScheduledRow> rows,
        CancellationToken cancellationToken
    ) =>
        rows.Count == 0
            ? []
            :
            [
                .. await connection
                    .Command(
                        "SELECT id FROM unnest($1) AS id WHERE is_banned(id)",
                        rows.Select(row => row.UserId).Distinct().ToArray()
                    )
                    .ListAsync(row => row.GetGuid(0), cancellationToken),
            ];

    // No outcome: slow mode holds it back for a while.
    private async Task<ScheduledOutcome?> AppendAsync(ScheduledRow row)
    {
        var wanted = row.Message;
        var append = new Append(
            wanted.ConversationId,
            row.UserId,
            wanted.ClientId,
            Guid.CreateVersion7(time.GetUtcNow()),
            wanted.Text
        )
        {
            ReplyToSeq = wanted.ReplyToSeq,
            ThreadSeq = wanted.ThreadSeq,
            AttachmentIds = row.AttachmentIds,
        };
        var appended = await sending.SendAsync(append, CancellationToken.None);
        return appended switch
        {
            { Message: { } message } => new(row, message, null),
            { WaitsUntil: not null } => null,
            { Denied.Closed: true } => new(row, null, ProblemCodes.ConversationClosed),
            { Denied.Silenced: true } => new(row, null, ProblemCodes.Silenced),
            { Denied: not null } => new(row, null, ProblemCodes.PostingRestricted),
            { Held: { RejectedAt: null } } => new(row, null, null),
            { Held: not null } or { Blocked: not null } => new(row, null, ProblemCodes.MessageBlocked),
            { Unwanted: not null } => new(row, null, ProblemCodes.FeatureDisabled),
            { AttachmentsMissing: true } => new(row, null, ProblemCodes.AttachmentUnavailable),
            _ => new(row, null, ProblemCodes.NotFound),
        };
    }
}
