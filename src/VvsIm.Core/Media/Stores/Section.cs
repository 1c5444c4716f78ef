namespace VvsIm.Core.Media.Stores;

/// <summary>
/// A stretch of a file, as a stream of its own that can be read again from its beginning: to sign it, to send it, and to send it once more. It
/// remembers what reading has thrown, for whoever reads may wrap it. Does not close the file.
/// </summary>
internal sealed class Section(Stream source, long start, long length) : ReadOnlyStream
{
    private long position;

    /// <summary>What reading the file has thrown.</summary>
    public Exception? Failure { get; private set; }

    public override bool CanSeek => true;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => position = value;
    }

    public override int Read(Span<byte> buffer)
    {
        var wanted = Wanted(buffer.Length);
        try
        {
            source.Position = start + position;
            return Move(source.Read(buffer[..wanted]), wanted);
        }
        catch (Exception e) when (Remember(e))
        {
            throw;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var wanted = Wanted(buffer.Length);
        try
        {
            source.Position = start + position;
            return Move(await source.ReadAsync(buffer[..wanted], cancellationToken), wanted);
        }
        catch (Exception e) when (Remember(e))
        {
            throw;
        }
    }

    private int Wanted(int room) => (int)Math.Clamp(length - position, 0, room);

    private int Move(int read, int wanted)
    {
        if (read == 0 && wanted > 0)
            throw new InvalidDataException("The content ends before its announced size.");
        position += read;
        return read;
    }

    private bool Remember(Exception e)
    {
        Failure = e;
        return true;
    }
}
