using VvsIm.Core.Media.Stores;
using static VvsIm.Core.Tests.Media.Stores.StoreTesting;

namespace VvsIm.Core.Tests.Media.Stores;

public sealed class DiskStoreTests : ObjectStoreTests
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vvsim-disk-");

    private string Root => Path.Combine(folder.FullName, "objects");

    internal override async Task<IObjectStore> StartAsync()
    {
        var store = StoreOf.Folder(Root);
        await store.CheckAsync(Stop);
        return store;
    }

    // What should be a folder is a file.
    internal override IObjectStore Away()
    {
        var path = Path.Combine(folder.FullName, "file");
        File.WriteAllText(path, "");
        return StoreOf.Folder(Path.Combine(path, "objects"));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Whoever_reads_is_not_disturbed_by_replacing_or_deleting()
    {
        var (key, old) = (NewKey(), Bytes(1_000_000));
        await Store.PutAsync(key, old);
        await using var stored = await Store.OpenAsync(key, 0, null, Stop);

        await Store.PutAsync(key, Bytes(10));
        await Store.DeleteAsync(key);

        var read = new byte[old.Length];
        await stored.Content.ReadExactlyAsync(read, Stop);
        Assert.Equal(old, read);
    }

    [Fact]
    public async Task Large_puts_of_one_key_at_once_leave_one_of_them_whole()
    {
        var key = NewKey();
        var contents = Enumerable.Range(0, 8).Select(_ => Bytes(2_000_000)).ToList();

        await Parallel.ForEachAsync(contents, Stop, async (content, _) => await Store.PutAsync(key, content));

        var left = await Store.ReadAsync(key);
        Assert.Contains(contents, content => content.AsSpan().SequenceEqual(left));
    }

    [Fact]
    public async Task Ids_that_begin_with_the_same_time_are_spread_over_folders()
    {
        var workspace = Guid.CreateVersion7();
        for (var i = 0; i < 50; i++)
            await Store.PutAsync(ObjectKey.Of(workspace, Guid.CreateVersion7()), [1]);

        var largest = Directory.EnumerateDirectories(Root).Max(path => Directory.EnumerateFiles(path).Count());

        Assert.InRange(largest, 1, 5);
    }

    [Fact]
    public async Task What_a_killed_writer_left_is_swept_and_what_is_being_written_is_not()
    {
        var left = Path.Combine(Root, "incoming", "left");
        await File.WriteAllTextAsync(left, "half a file", Stop);
        var (key, bytes) = (NewKey(), Bytes(2_000_000));
        var swept = 0;
        using var content = new BrokenContent(bytes, bytes.Length - 10, () => swept += StoreOf.Folder(Root).Sweep());

        await Store.PutAsync(key, content, bytes.Length, "image/png", Stop);

        Assert.Equal(1, swept);
        Assert.False(File.Exists(left));
        Assert.Equal(bytes, await Store.ReadAsync(key));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(Root, "incoming")));
    }

    [Fact]
    public void It_has_no_addresses_to_give() =>
        Assert.Null(Store.Presign(NewKey(), "image/png", "inline", TimeSpan.FromMinutes(1)));
}

public sealed class DiskOddKeyTests : OddKeyTests
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vvsim-disk-");

    internal override async Task<IObjectStore> StartAsync()
    {
        var store = StoreOf.Folder(Path.Combine(folder.FullName, "objects"));
        await store.CheckAsync(TestContext.Current.CancellationToken);
        return store;
    }

    public override async ValueTask DisposeAsync()
    {
        // Whatever a test did: nothing has got out of the store's own folder.
        Assert.Equal(["objects"], folder.EnumerateFileSystemInfos().Select(entry => entry.Name));
        await base.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
