namespace VvsIm.Web.Tests.EmbeddedRealtime;

/// <summary>An empty directory, gone after the test.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("vvs-im-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
