namespace VvsIm.Core.Tests.Media.Stores;

/// <summary>A file that cannot be read beyond a point: something happens there, again and again.</summary>
internal sealed class BrokenContent(byte[] bytes, int until, Action happens) : MemoryStream(bytes)
{
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (Position >= until)
            happens();
        return base.Read(buffer, offset, (int)Math.Min(count, Math.Max(until - Position, 1)));
    }

    // The class above goes round a Read that is replaced, unless it is asked for an array.
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var array = new byte[buffer.Length];
        var read = Read(array, 0, array.Length);
        array.AsMemory(0, read).CopyTo(buffer);
        return ValueTask.FromResult(read);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();
}
