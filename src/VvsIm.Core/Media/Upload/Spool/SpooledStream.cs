using Microsoft.Win32.SafeHandles;

namespace VvsIm.Core.Media.Upload.Spool;

/// <summary>A file read from its start, whoever else reads it elsewhere. The handle is not its own.</summary>
internal sealed class SpooledStream(SafeFileHandle handle, long length) : ReadOnlyStream
{
    private long position;

    public override bool CanSeek => true;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            position = value;
        }
    }

    public override int Read(Span<byte> buffer)
    {
        var read = RandomAccess.Read(handle, buffer, position);
        position += read;
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await RandomAccess.ReadAsync(handle, buffer, position, cancellationToken);
        position += read;
        return read;
    }
}
