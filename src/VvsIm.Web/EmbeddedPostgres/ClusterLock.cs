namespace VvsIm.Web.EmbeddedPostgres;

/// <summary>Held while a host uses a data directory. The kernel drops it with the process, however that ends.</summary>
internal sealed class ClusterLock : IDisposable
{
    private const string FileName = "postgres.lock";

    private readonly FileStream file;

    private ClusterLock(FileStream file) => this.file = file;

    /// <summary>Whether a host runs on this data directory now.</summary>
    public static bool IsHeld(string dataDirectory)
    {
        var path = Path.Combine(dataDirectory, FileName);
        if (!File.Exists(path))
            return false;
        try
        {
            using var free = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Takes it, or says who is in the way.</summary>
    /// <exception cref="StartupException">Another host holds it, or the directory cannot be written.</exception>
    public static ClusterLock Take(string dataDirectory)
    {
        try
        {
            Directory.CreateDirectory(dataDirectory);
            var path = Path.Combine(dataDirectory, FileName);
            return new ClusterLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new StartupException($"The data directory {dataDirectory} cannot be written.", exception);
        }
        catch (IOException exception)
        {
            throw new StartupException(
                Directory.Exists(dataDirectory)
                    ? $"Another VVS IM runs on the data directory {dataDirectory}: stop it or choose another directory."
                    : $"The data directory {dataDirectory} cannot be made: {exception.Message}",
                exception
            );
        }
    }

    public void Dispose() => file.Dispose();
}
