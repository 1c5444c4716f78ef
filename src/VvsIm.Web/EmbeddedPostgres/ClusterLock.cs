namespace VvsIm.Web.EmbeddedPostgres;

/// <summary>Held while a host uses a data directory. The kernel drops it with the process, however that ends.</summary>
internal sealed class ClusterLock : IDisposable
{
    private readonly FileStream file;

    private ClusterLock(FileStream file) => this.file = file;

    /// <summary>Takes it, or says who is in the way.</summary>
    /// <exception cref="StartupException">Another host holds it, or the directory cannot be written.</exception>
    public static ClusterLock Take(string dataDirectory)
    {
        try
        {
            Directory.CreateDirectory(dataDirectory);
            var path = Path.Combine(dataDirectory, "postgres.lock");
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
