using Npgsql;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Conversations.Groups;
using VvsIm.Core.Database;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Moderation.Appeals;

/// <summary>What taking something back has come to.</summary>
/// <param name="Done">There was something to take back, and it is.</param>
/// <param name="After">What is to happen once it is committed.</param>
internal sealed record Undone(bool Done, Func<CancellationToken, Task>? After = null)
{
    /// <summary>After the commit.</summary>
    public Task FinishAsync(CancellationToken cancellationToken) =>
        After?.Invoke(cancellationToken) ?? Task.CompletedTask;
}

/// <summary>Takes back what was done, if the appeal against it is upheld. A warning cannot be taken back but by saying so.</summary>
internal sealed class AppealUndo(OutboxSignal signal)
{
    /// <summary>Whether there is a way back from this.</summary>
    public static bool Can(ModerationEvent against) => against.Action is ModerationAction.MemberRemoved;

    /// <summary>In the transaction that decides the appeal.</summary>
    public Task<Undone> RunAsync(
        NpgsqlConnection connection,
        ModerationEvent against,
        StaffMember staff,
        string reason,
        CancellationToken cancellationToken
    ) =>
        against switch
        {
            { Action: ModerationAction.MemberRemoved, ConversationId: { } room, UserId: { } person } => ReturnAsync(
                connection,
                room,
                person,
                staff.Id,
                cancellationToken
            ),
            _ => Task.FromResult(new Undone(false)),
        };

    // Whoever left the workspace since, or finds the group full or gone, stays out; they are told that they were right all the same.
    private async Task<Undone> ReturnAsync(
        NpgsqlConnection connection,
        Guid room,
        Guid person,
        Guid staffId,
        CancellationToken cancellationToken
    )
    {
        var open = await connection
            .Command(
                "SELECT id FROM conversations WHERE id = $1 AND kind <> 'direct' AND deleted_at IS NULL AND member_count < $2 FOR NO KEY UPDATE",
                room,
                Contracts.Limits.GroupMembers
            )
            .ListAsync(row => row.GetGuid(0), cancellationToken);
        if (open.Count == 0)
            return new(false);
        var (arrived, _) = await Arrival.ComeAsync(connection, room, staffId, [person], cancellationToken);
        return new(
            arrived.Length > 0,
            _ =>
            {
                signal.Raise(OutboxPartition.Of(room));
                return Task.CompletedTask;
            }
        );
    }
}
