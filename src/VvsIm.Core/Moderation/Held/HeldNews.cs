using Npgsql;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Moderation.Held;

/// <summary>Tells that held messages are others than before: their author's devices, and the moderators who look at the queue.</summary>
internal static class HeldNews
{
    /// <summary>In the transaction that makes it so; the caller raises the signal after its commit.</summary>
    public static async Task TellAsync(NpgsqlConnection connection, HeldRow row, CancellationToken cancellationToken)
    {
        await OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(row.SenderId),
            [Channels.User(row.SenderId)],
            new HeldChanged(),
            cancellationToken
        );
        await OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(row.WorkspaceId),
            [Channels.Staff(row.WorkspaceId), Channels.Staff(Guid.Empty)],
            new HeldQueueChanged(row.WorkspaceId),
            cancellationToken
        );
    }

    /// <summary>Wakes the relay for both.</summary>
    public static void Raise(OutboxSignal signal, HeldRow row)
    {
        signal.Raise(OutboxPartition.Of(row.SenderId));
        signal.Raise(OutboxPartition.Of(row.WorkspaceId));
    }
}
