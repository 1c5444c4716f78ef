using Npgsql;
using VvsIm.Contracts.Later;
using VvsIm.Contracts.Messages;
using VvsIm.Core.Database;

namespace VvsIm.Core.Later.Scheduled;

/// <summary>What became of a scheduled message when its time had come: stored, failed with a code, or, without either, held by a rule.</summary>
internal sealed record ScheduledOutcome(ScheduledRow Row, Message? Sent, string? Failed)
{
    /// <summary>
    /// Removes what was sent or is held elsewhere, marks what failed, tells whose they are. Runs in the transaction that has locked the rows; the caller
    /// commits, and raises the signal.
    /// </summary>
    public static async Task SettleAsync(
        NpgsqlConnection connection,
        IReadOnlyCollection<ScheduledOutcome> outcomes,
        CancellationToken cancellationToken
    )
    {
        if (outcomes.Where(outcome => outcome.Failed is null).Select(IdOf).ToArray() is { Length: > 0 } sent)
            await connection
                .Command("DELETE FROM scheduled_messages WHERE id = ANY ($1)", sent)
                .RunAsync(cancellationToken);
        foreach (
            var failures in outcomes.Where(outcome => outcome.Failed is not null).GroupBy(outcome => outcome.Failed)
        )
            await connection
                .Command(
                    "UPDATE scheduled_messages SET failed = $2 WHERE id = ANY ($1)",
                    failures.Select(IdOf).ToArray(),
                    failures.Key
                )
                .RunAsync(cancellationToken);
        foreach (var userId in outcomes.Select(outcome => outcome.Row.UserId).Distinct())
            await OwnList.TellAsync(connection, userId, new ScheduledChanged(), cancellationToken);
    }

    private static Guid IdOf(ScheduledOutcome outcome) => outcome.Row.Message.Id;
}
