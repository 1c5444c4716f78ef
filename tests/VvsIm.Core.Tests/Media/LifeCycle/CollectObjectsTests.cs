using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using VvsIm.Core.Database;
using VvsIm.Core.Media.LifeCycle;
using VvsIm.Core.Media.Stores;
using VvsIm.Core.Tests.Media.Stores;

namespace VvsIm.Core.Tests.Media.LifeCycle;

public sealed class CollectObjectsTests : LifeCycleTest
{
    [Fact]
    public async Task Bytes_that_no_file_points_to_go_with_their_row_and_others_stay()
    {
        await MeetAsync();
        var (left, file, preview) = (
            await KeepObjectAsync(StoreTesting.Bytes(10)),
            await KeepObjectAsync(StoreTesting.Bytes(11)),
            await KeepObjectAsync(StoreTesting.Bytes(12))
        );
        await KeepFileAsync(file, preview);

        await RunAsync<CollectObjects>();

        Assert.Equal([file, preview], await LeftAsync("objects", left, file, preview));
        Assert.Equal(
            new[] { file, preview }.Select(id => ObjectKey.Of(Workspace, id)).Order(),
            (await Store.ListAsync()).Select(stored => stored.Key).Order()
        );
    }

    [Fact]
    public async Task More_than_a_batch_goes_in_one_run()
    {
        await MeetAsync();
        for (var i = 0; i < CollectObjects.BatchSize + 5; i++)
            await KeepObjectAsync(BitConverter.GetBytes(i));

        await RunAsync<CollectObjects>();

        Assert.Empty(await Store.ListAsync());
        Assert.Equal(
            0,
            await Database.Command("SELECT count(*) FROM objects").FirstAsync(row => row.GetInt64(0), Stop)
        );
    }

    [Fact]
    public async Task Bytes_that_two_files_share_stay_until_the_second_is_gone()
    {
        await MeetAsync();
        var shared = await KeepObjectAsync([1, 2, 3]);
        var (first, second) = (await KeepFileAsync(shared), await KeepFileAsync(shared));

        await SqlAsync("DELETE FROM media WHERE id = $1", first);
        await RunAsync<CollectObjects>();
        Assert.Equal([1, 2, 3], await Store.ReadAsync(ObjectKey.Of(Workspace, shared)));

        await SqlAsync("DELETE FROM media WHERE id = $1", second);
        await RunAsync<CollectObjects>();
        await Store.MissingAsync(ObjectKey.Of(Workspace, shared));
    }

    [Fact]
    public async Task While_the_store_is_away_the_rows_remember_the_bytes()
    {
        await MeetAsync();
        var left = await KeepObjectAsync([1]);
        var away = StoreOf.Folder("/dev/null/objects");
        using var watch = new StoreWatch(away, TimeProvider.System, NullLogger<StoreWatch>.Instance);

        await ActivatorUtilities.CreateInstance<CollectObjects>(Host.Services, away, watch).RunAsync(Stop);

        Assert.Equal([left], await LeftAsync("objects", left));
    }

    [Fact]
    public async Task An_upload_that_has_just_come_to_point_there_keeps_the_object()
    {
        await MeetAsync();
        var known = await KeepObjectAsync([1]);
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        await using var uploading = await connection.BeginTransactionAsync(Stop);
        await connection
            .Command(
                """
                INSERT INTO media (id, workspace_id, uploader_id, object_id, kind, name, content_type, size)
                VALUES (gen_random_uuid(), $1, $2, $3, 'file', 'a', 'b', 1)
                """,
                Workspace,
                Ann.Id,
                known
            )
            .RunAsync(Stop);

        await RunAsync<CollectObjects>();
        await uploading.CommitAsync(Stop);
        await RunAsync<CollectObjects>();

        Assert.Equal([1], await Store.ReadAsync(ObjectKey.Of(Workspace, known)));
    }
}
