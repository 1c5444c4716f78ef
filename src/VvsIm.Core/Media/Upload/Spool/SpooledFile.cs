using System.Buffers;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using VvsIm.Core.Media.Stores;

namespace VvsIm.Core.Media.Upload.Spool;

/// <summary>
/// The bytes of an upload on disk, looked at wherever one likes. The file loses its name as soon as it is open: whatever ends this process,
/// nothing of it is left.
/// </summary>
internal sealed class SpooledFile : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly SafeFileHandle handle;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private bool changed;

    private SpooledFile(SafeFileHandle handle) => this.handle = handle;

    /// <summary>Bytes so far.</summary>
    public long Length { get; private set; }

    /// <summary>An empty one in this folder, which is made if need be.</summary>
    /// <exception cref="StoreUnavailableException">The folder cannot be written.</exception>
    public static SpooledFile Create(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var path = Path.Combine(folder, $"upload-{Guid.CreateVersion7():N}");
            // Windows keeps the name of an open file; there it goes with the handle.
            var nameless = !OperatingSystem.IsWindows();
            var opened = File.OpenHandle(
                path,
                FileMode.CreateNew,
                FileAccess.ReadWrite,
                FileShare.None,
                FileOptions.Asynchronous | (nameless ? FileOptions.None : FileOptions.DeleteOnClose)
            );
            if (nameless)
                File.Delete(path);
            return new(opened);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw NoSpace(e);
        }
    }

    /// <summary>Takes in a stream to its end, or until it proves longer than allowed.</summary>
    /// <param name="content">What reading it throws is passed on as it is.</param>
    /// <param name="limit">Bytes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Whether it was not longer.</returns>
    /// <exception cref="StoreUnavailableException">The disk is full or away.</exception>
    public async Task<bool> FillAsync(Stream content, long limit, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
            {
                if (Length + read > limit)
                    return false;
                await AppendAsync(buffer.AsMemory(0, read), cancellationToken);
            }
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads what is there at a place; answers how many bytes that was, less than asked for only at the end.</summary>
    public int ReadAt(long offset, Span<byte> into)
    {
        var filled = 0;
        while (filled < into.Length && RandomAccess.Read(handle, into[filled..], offset + filled) is > 0 and var read)
            filled += read;
        return filled;
    }

    /// <summary>Whether that many bytes were there.</summary>
    public bool TryReadAt(long offset, Span<byte> into) =>
        offset >= 0 && offset <= Length - into.Length && ReadAt(offset, into) == into.Length;

    /// <summary>Writes over what is there. The length stays.</summary>
    /// <exception cref="StoreUnavailableException">The disk is away.</exception>
    public void WriteAt(long offset, ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length - bytes.Length);
        changed = true;
        try
        {
            RandomAccess.Write(handle, bytes, offset);
        }
        catch (IOException e)
        {
            throw NoSpace(e);
        }
    }

    /// <summary>The SHA-256 of all of it, as it is now. To be asked once, at the end.</summary>
    public async Task<byte[]> HashAsync(CancellationToken cancellationToken)
    {
        if (!changed)
            return hash.GetHashAndReset();
        await using var content = OpenRead();
        return await SHA256.HashDataAsync(content, cancellationToken);
    }

    /// <summary>All of it, from the start, as often as one likes. Closing the stream leaves the file.</summary>
    public Stream OpenRead() => new SpooledStream(handle, Length);

    /// <inheritdoc />
    public void Dispose()
    {
        handle.Dispose();
        hash.Dispose();
    }

    private async ValueTask AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await RandomAccess.WriteAsync(handle, bytes, Length, cancellationToken);
        }
        catch (IOException e)
        {
            throw NoSpace(e);
        }
        hash.AppendData(bytes.Span);
        Length += bytes.Length;
    }

    private static StoreUnavailableException NoSpace(Exception reason) =>
        new($"Uploads cannot be put aside on this host: {reason.Message}", reason);
}
