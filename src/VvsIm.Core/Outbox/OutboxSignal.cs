using System.Threading.Channels;

namespace VvsIm.Core.Outbox;

/// <summary>Wakes the relay of this process, per partition. A signal that nobody hears is no loss: the relay polls as well.</summary>
internal sealed class OutboxSignal
{
    // Room for one: a second signal before the first was heard says nothing new.
    private readonly Channel<byte>[] partitions =
    [
        .. Enumerable
            .Range(0, OutboxPartition.Count)
            .Select(_ =>
                Channel.CreateBounded<byte>(
                    new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
                )
            ),
    ];

    /// <summary>Rows of this partition were committed.</summary>
    public void Raise(short partition) => partitions[partition].Writer.TryWrite(1);

    /// <summary>Waits until rows of this partition may be there.</summary>
    public async Task WaitAsync(short partition, CancellationToken cancellationToken) =>
        await partitions[partition].Reader.ReadAsync(cancellationToken);
}
