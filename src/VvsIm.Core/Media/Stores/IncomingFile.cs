namespace VvsIm.Core.Media.Stores;

/// <summary>
/// A file that is being written, in a folder for such on the same file system. It goes with its writer: removed when that is done with it, or
/// swept at the next start when the writer was killed.
/// </summary>
internal sealed class IncomingFile : IAsyncDisposable
{
    private readonly string path;
    private readonly FileStream file;
    private bool moved;

    public IncomingFile(DiskLayout layout)
    {
        Directory.CreateDirectory(layout.Incoming);
        path = Path.Combine(layout.Incoming, Guid.CreateVersion7().ToString("N"));
        file = new FileStream(
            path,
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                // A lock of the operating system, which ends with the process: whoever sweeps sees that somebody is at it.
                Share = FileShare.None,
                Options = FileOptions.Asynchronous,
                BufferSize = 0,
            }
        );
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        file.WriteAsync(bytes, cancellationToken);

    /// <summary>Gives the file its name, replacing what has it. Durable when it returns.</summary>
    public void MoveTo(string target)
    {
        file.Flush(flushToDisk: true);
        var folder = Path.GetDirectoryName(target)!;
        if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder);
            Fsync.Folder(Path.GetDirectoryName(folder)!);
        }
        // Still open, and so still locked: nobody sweeps it away before it has its name.
        File.Move(path, target, overwrite: true);
        moved = true;
        Fsync.Folder(folder);
    }

    public async ValueTask DisposeAsync()
    {
        // Removed before it is closed; after that the name may be a sweeper's.
        if (!moved)
            Remove(path);
        await file.DisposeAsync();
    }

    /// <summary>Removes the files whose writers are no more; says how many.</summary>
    public static int Sweep(DiskLayout layout) =>
        Directory.Exists(layout.Incoming) ? Directory.EnumerateFiles(layout.Incoming).Count(IsLeft) : 0;

    private static bool IsLeft(string path)
    {
        try
        {
            using var unlocked = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            File.Delete(path);
            return true;
        }
        catch (IOException)
        {
            // Being written, or gone meanwhile.
            return false;
        }
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The disk is away; what is left there is swept at the next start.
        }
    }
}
