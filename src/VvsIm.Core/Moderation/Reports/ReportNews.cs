using Npgsql;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Outbox;

namespace VvsIm.Core.Moderation.Reports;

/// <summary>Tells the consoles that are open that a report or an appeal came, or changed.</summary>
internal static class ReportNews
{
    /// <summary>Writes the event. The caller raises the signal after its commit.</summary>
    /// <param name="connection">With the transaction that changes it.</param>
    /// <param name="workspaceId">Whose it is; null: only operators hear of it.</param>
    /// <param name="happened">What.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task WriteAsync(
        NpgsqlConnection connection,
        Guid? workspaceId,
        ReportsChanged happened,
        CancellationToken cancellationToken
    ) =>
        OutboxWriter.WriteAsync(
            connection,
            OutboxPartition.Of(workspaceId ?? Guid.Empty),
            workspaceId is { } workspace
                ? [Channels.Staff(Guid.Empty), Channels.Staff(workspace)]
                : [Channels.Staff(Guid.Empty)],
            happened,
            cancellationToken
        );

    /// <summary>After the commit.</summary>
    public static void Raise(OutboxSignal signal, Guid? workspaceId) =>
        signal.Raise(OutboxPartition.Of(workspaceId ?? Guid.Empty));
}
