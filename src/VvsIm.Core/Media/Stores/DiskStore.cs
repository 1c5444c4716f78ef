using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace VvsIm.Core.Media.Stores;

/// <summary>
/// Objects as files of a folder. A file is written under another name, flushed, and only then given its own, so that it is there whole or not
/// at all, whenever the power fails. Several hosts may share the folder.
/// </summary>
internal sealed class DiskStore(IOptions<StorageOptions> options) : IObjectStore
{
    private const int BufferSize = 128 * 1024;

    private readonly DiskLayout layout = new(options.Value.Path!);

    public async Task PutAsync(
        string key,
        Stream content,
        long size,
        string contentType,
        CancellationToken cancellationToken
    )
    {
        var path = layout.PathOf(key);
        ContentSize.ThrowIfOther(content, size);
        await using var file = OnDisk(() => new IncomingFile(layout));
        var buffer = new byte[BufferSize];
        var written = 0L;
        // What reading throws is the caller's, what writing throws is the store's.
        while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            written += read;
            if (written > size)
                break;
            await OnDiskAsync(() => file.WriteAsync(buffer.AsMemory(0, read), cancellationToken));
        }
        if (written != size)
            throw new InvalidDataException($"The content is not of the {size} bytes that were announced.");
        cancellationToken.ThrowIfCancellationRequested();
        OnDisk(() => file.MoveTo(path));
    }

    public Task<StoredBytes> OpenAsync(string key, long from, long? length, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        if (length is { } asked)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(asked, nameof(length));
        cancellationToken.ThrowIfCancellationRequested();
        var path = layout.PathOf(key);
        try
        {
            return Task.FromResult(Open(key, path, from, length));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            OnDisk(layout.ThrowIfAway);
            throw new ObjectMissingException(key, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(e);
        }
    }

    public Task DeleteAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var paths = keys.Select(layout.PathOf).ToList();
        OnDisk(layout.ThrowIfAway);
        foreach (var path in paths)
        {
            cancellationToken.ThrowIfCancellationRequested();
            OnDisk(() =>
            {
                if (File.Exists(path))
                    File.Delete(path);
            });
        }
        return Task.CompletedTask;
    }

    public async IAsyncEnumerable<StoredObject> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var folder in OnDisk(layout.Folders))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var stored in OnDisk(() => DiskLayout.ObjectsIn(folder)))
                yield return stored;
            // A large store must not keep a thread for itself.
            await Task.Yield();
        }
    }

    public Uri? Presign(string key, string contentType, string disposition, TimeSpan life) => null;

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await using var file = OnDisk(() => new IncomingFile(layout));
        await OnDiskAsync(() => file.WriteAsync(new byte[1], cancellationToken));
    }

    /// <summary>Removes what writers that are no more have left. What is being written is left alone, by this host as by others.</summary>
    public int Sweep() => OnDisk(() => IncomingFile.Sweep(layout));

    private static StoredBytes Open(string key, string path, long from, long? length)
    {
        var file = new FileStream(
            path,
            new FileStreamOptions
            {
                // Deleting or replacing the object does not disturb whoever reads it.
                Share = FileShare.ReadWrite | FileShare.Delete,
                Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                BufferSize = 0,
            }
        );
        var size = file.Length;
        if (from >= size)
        {
            file.Dispose();
            throw new ObjectMissingException(key);
        }
        file.Position = from;
        var count = Math.Min(length ?? long.MaxValue, size - from);
        return new(new Piece(file, count), count, size);
    }

    private void OnDisk(Action work) =>
        OnDisk(() =>
        {
            work();
            return true;
        });

    private T OnDisk<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(e);
        }
    }

    private async Task OnDiskAsync(Func<ValueTask> work)
    {
        try
        {
            await work();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unavailable(e);
        }
    }

    private StoreUnavailableException Unavailable(Exception reason) =>
        new($"The folder {layout.Root} (Storage:Path) cannot be used: {reason.Message}", reason);
}
