using System.Buffers.Binary;

namespace VvsIm.Core.Outbox;

/// <summary>Outbox rows of one conversation share a partition, and a partition is drained in order.</summary>
internal static class OutboxPartition
{
    /// <summary>How many there are. Changing it while rows wait would let two workers drain one conversation.</summary>
    public const int Count = 16;

    /// <summary>The partition of a conversation (or a user).</summary>
    public static short Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        // The end of a UUIDv7 is random; its beginning is the time.
        return (short)(BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]) % Count);
    }
}
