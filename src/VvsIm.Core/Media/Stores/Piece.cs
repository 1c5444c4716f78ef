namespace VvsIm.Core.Media.Stores;

/// <summary>The next so many bytes of a stream, and no more. Closes it.</summary>
internal sealed class Piece(Stream source, long length) : ReadOnlyStream
{
    private long left = length;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var read = source.Read(buffer[..Allowed(buffer.Length)]);
        left -= read;
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await source.ReadAsync(buffer[..Allowed(buffer.Length)], cancellationToken);
        left -= read;
        return read;
    }

    public override async ValueTask DisposeAsync()
    {
        await source.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }

    private int Allowed(int wanted) => (int)Math.Min(wanted, left);
}
