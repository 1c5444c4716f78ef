using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts.Media;
using VvsIm.Core.Media.LifeCycle;
using VvsIm.Core.Tests.Media.Stores;

namespace VvsIm.Core.Tests.Media.LifeCycle;

public sealed class UploadMeetsCollectorTests : LifeCycleTest
{
    [Fact]
    public async Task The_same_bytes_come_and_go_while_they_are_collected_and_every_upload_is_whole()
    {
        await MeetAsync();
        byte[][] contents = [StoreTesting.Bytes(1_000), StoreTesting.Bytes(2_000)];
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var collecting = CollectAsync();

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 30),
            new ParallelOptions { MaxDegreeOfParallelism = 3, CancellationToken = Stop },
            async (number, stop) =>
            {
                var content = contents[number % contents.Length];
                using var file = new MemoryStream(content);
                var medium = await Ann.Api.Media.UploadAsync(file, "a.bin", cancellationToken: stop);
                Assert.Equal(content, await Ann.Http.GetByteArrayAsync(MediaClient.PathOf(medium.Id), stop));
                await Ann.Api.Media.DiscardAsync(medium.Id, stop);
            }
        );
        await enough.CancelAsync();
        await collecting;

        Assert.Equal(0, (await Host.Services.GetRequiredService<StoreComparison>().RunAsync(Stop)).Missing);
        await RunAsync<CollectObjects>();
        Assert.Empty(await Store.ListAsync());
        return;

        async Task CollectAsync()
        {
            while (!enough.IsCancellationRequested)
                await RunAsync<CollectObjects>();
        }
    }
}
