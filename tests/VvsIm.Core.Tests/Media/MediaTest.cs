using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts.Media;
using VvsIm.Core.Media.Stores;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Media;

/// <summary>A host whose files are in a folder of its own, and whose store does what the test says.</summary>
public abstract class MediaTest : HostTest, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vvsim-media-");

    /// <summary>Where uploads grow.</summary>
    protected string SpoolPath => Path.Combine(folder.FullName, "uploads");

    /// <summary>Where objects are.</summary>
    protected string StorePath => Path.Combine(folder.FullName, "objects");

    /// <summary>For whatever else a test needs on disk.</summary>
    protected string Folder => folder.FullName;

    protected override IReadOnlyDictionary<string, string?>? Settings =>
        new Dictionary<string, string?>
        {
            ["Media:SpoolPath"] = SpoolPath,
            ["Storage:Path"] = StorePath,
            ["Media:Thumbnailer"] = "",
        };

    internal PlayedStore Store => (PlayedStore)Host.Services.GetRequiredService<IObjectStore>();

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        folder.Delete(recursive: true);
    }

    protected override void Configure(WebApplicationBuilder builder)
    {
        var disk = builder.Services.Last(service => service.ServiceType == typeof(IObjectStore));
        builder.Services.Remove(disk);
        builder.Services.AddSingleton<IObjectStore>(services => new PlayedStore(
            ActivatorUtilities.CreateInstance<DiskStore>(services)
        ));
    }

    /// <summary>Uploads these bytes.</summary>
    internal static Task<Medium> UploadAsync(
        Tester who,
        byte[] bytes,
        string name = "file",
        MediaDetails? details = null,
        byte[]? preview = null
    ) =>
        who.Api.Media.UploadAsync(
            new MemoryStream(bytes),
            name,
            details,
            preview is null ? null : new MemoryStream(preview),
            Stop
        );

    /// <summary>Nothing of an upload is anywhere: no row, no object, no file, not even one without a name.</summary>
    protected async Task AssertNothingIsLeftAsync()
    {
        await using var database = await Host.OpenDatabaseAsync(Stop);
        Assert.Empty(await database.ListAsync("SELECT name FROM media", Stop));
        Assert.Empty(await database.ListAsync("SELECT id::text FROM objects", Stop));
        await Eventually.TrueAsync(
            () => FilesUnder(StorePath).Length == 0 && FilesUnder(SpoolPath).Length == 0 && OpenSpools() == 0,
            "nothing is left on the disk"
        );
    }

    /// <summary>The files of the store.</summary>
    protected string[] StoredFiles() => FilesUnder(StorePath);

    private static string[] FilesUnder(string path) =>
        Directory.Exists(path) ? Directory.GetFiles(path, "*", SearchOption.AllDirectories) : [];

    /// <summary>Uploads on their way: a file that has lost its name lives as long as somebody holds it open.</summary>
    protected int OpenSpools() => OpenFilesUnder(SpoolPath);

    /// <summary>Files of this folder that this process holds open.</summary>
    protected static int OpenFilesUnder(string path) =>
        new DirectoryInfo("/proc/self/fd")
            .EnumerateFiles()
            .Count(file => file.LinkTarget?.StartsWith(path, StringComparison.Ordinal) == true);
}
