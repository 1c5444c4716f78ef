using VvsIm.Core.Media.Stores;
using static VvsIm.Core.Tests.Media.Stores.StoreTesting;

namespace VvsIm.Core.Tests.Media.Stores;

/// <summary>What every store does, whatever is behind it.</summary>
public abstract class ObjectStoreTests : IAsyncLifetime
{
    private IObjectStore? store;

    internal IObjectStore Store => store ?? throw new InvalidOperationException("The store has not been made.");

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal abstract Task<IObjectStore> StartAsync();

    /// <summary>A store of the same kind that is away.</summary>
    internal abstract IObjectStore Away();

    /// <summary>Puts of different contents at once are kept apart. A store of S3's kind does so, but not the one that stands in for it.</summary>
    protected virtual bool KeepsApart => true;

    public async ValueTask InitializeAsync() => store = await StartAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_is_put_can_be_read_and_is_listed()
    {
        var (key, bytes) = (NewKey(), Bytes(100_000));

        await Store.PutAsync(key, bytes);

        await using var stored = await Store.OpenAsync(key, 0, null, Stop);
        Assert.Equal((100_000, 100_000), (stored.Length, stored.Size));
        Assert.Equal(bytes, await Store.ReadAsync(key));
        var listed = Assert.Single(await Store.ListAsync());
        Assert.Equal((key, 100_000), (listed.Key, listed.Size));
        Assert.InRange(listed.Modified, DateTimeOffset.UtcNow.AddMinutes(-2), DateTimeOffset.UtcNow.AddMinutes(1));
    }

    [Theory]
    [InlineData(0, 1L, 1)]
    [InlineData(0, 1000L, 1000)]
    [InlineData(0, 5000L, 1000)]
    [InlineData(1, 998L, 998)]
    [InlineData(400, null, 600)]
    [InlineData(999, null, 1)]
    [InlineData(999, 1L, 1)]
    [InlineData(990, long.MaxValue / 2, 10)]
    public async Task A_piece_can_be_read(int from, long? length, int expected)
    {
        var (key, bytes) = (NewKey(), Bytes(1000));
        await Store.PutAsync(key, bytes);

        await using var stored = await Store.OpenAsync(key, from, length, Stop);

        Assert.Equal((expected, 1000), (stored.Length, stored.Size));
        Assert.Equal(bytes[from..(from + expected)], await Store.ReadAsync(key, from, length));
    }

    [Fact]
    public async Task What_is_not_there_or_is_shorter_is_missing()
    {
        var (absent, key) = (NewKey(), NewKey());
        await Store.PutAsync(key, Bytes(10));

        Assert.Equal(absent, (await Store.MissingAsync(absent)).Key);
        await Assert.ThrowsAsync<ObjectMissingException>(() => Store.ReadAsync(key, 10));
        await Assert.ThrowsAsync<ObjectMissingException>(() => Store.ReadAsync(key, 11, 5));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.ReadAsync(key, -1));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.ReadAsync(key, 0, 0));
    }

    [Fact]
    public async Task Putting_again_replaces()
    {
        var (key, second) = (NewKey(), Bytes(20));
        await Store.PutAsync(key, Bytes(3000));

        await Store.PutAsync(key, second);

        Assert.Equal(second, await Store.ReadAsync(key));
        Assert.Equal(20, Assert.Single(await Store.ListAsync()).Size);
    }

    [Fact]
    public async Task Content_is_taken_from_where_it_stands_and_stays_open()
    {
        var (key, bytes) = (NewKey(), Bytes(500));
        using var content = new MemoryStream(bytes) { Position = 100 };

        await Store.PutAsync(key, content, 400, "image/png", Stop);

        Assert.Equal(bytes[100..], await Store.ReadAsync(key));
        Assert.True(content.CanRead);
    }

    [Fact]
    public async Task Deleting_removes_and_what_is_not_there_is_no_error()
    {
        string[] keys = [NewKey(), NewKey(), NewKey()];
        foreach (var key in keys)
            await Store.PutAsync(key, Bytes(10));

        await Store.DeleteAsync(keys[0], NewKey(), keys[1]);
        await Store.DeleteAsync(keys[0]);
        await Store.DeleteAsync();

        await Store.MissingAsync(keys[0]);
        Assert.Equal([keys[2]], (await Store.ListAsync()).Select(stored => stored.Key));
    }

    [Fact]
    public async Task More_objects_than_a_page_are_all_listed_once()
    {
        Assert.Empty(await Store.ListAsync());
        var keys = Enumerable.Range(0, 1_050).Select(_ => NewKey()).ToList();
        await Parallel.ForEachAsync(keys, Stop, async (key, _) => await Store.PutAsync(key, [1]));

        var listed = await Store.ListAsync();

        Assert.Equal(
            keys.Order(StringComparer.Ordinal),
            listed.Select(stored => stored.Key).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Puts_of_one_key_at_once_leave_one_of_them_whole()
    {
        var key = NewKey();
        var same = Bytes(1_000);
        var contents = Enumerable.Range(0, 16).Select(_ => KeepsApart ? Bytes(1_000) : same).ToList();

        await Parallel.ForEachAsync(
            contents,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Stop },
            async (content, _) => await Store.PutAsync(key, content)
        );

        var left = await Store.ReadAsync(key);
        Assert.Contains(contents, content => content.AsSpan().SequenceEqual(left));
        Assert.Single(await Store.ListAsync());
    }

    [Theory]
    [InlineData(10_000, 5_000)]
    [InlineData(12_000_000, 11_000_000)]
    public async Task A_content_that_breaks_leaves_what_was_there(int size, int until)
    {
        var (absent, key, old) = (NewKey(), NewKey(), Bytes(50));
        await Store.PutAsync(key, old);

        foreach (var broken in new[] { absent, key })
        {
            using var content = new BrokenContent(Bytes(size), until, () => throw new TimeZoneNotFoundException("cut"));
            await Assert.ThrowsAsync<TimeZoneNotFoundException>(() =>
                Store.PutAsync(broken, content, size, "image/png", Stop)
            );
        }

        await Store.MissingAsync(absent);
        Assert.Equal(old, await Store.ReadAsync(key));
        Assert.Equal([key], (await Store.ListAsync()).Select(stored => stored.Key));
    }

    [Theory]
    [InlineData(10_000, 5_000)]
    [InlineData(12_000_000, 11_000_000)]
    public async Task What_is_given_up_half_way_leaves_nothing(int size, int until)
    {
        var key = NewKey();
        using var giveUp = new CancellationTokenSource();
        using var content = new BrokenContent(Bytes(size), until, giveUp.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            Store.PutAsync(key, content, size, "image/png", giveUp.Token)
        );

        await Store.MissingAsync(key);
        Assert.Empty(await Store.ListAsync());
    }

    [Theory]
    [InlineData(100, 99)]
    [InlineData(100, 101)]
    public async Task A_content_of_another_size_is_refused(int actual, int announced)
    {
        using var content = new MemoryStream(Bytes(actual));

        await Assert.ThrowsAsync<InvalidDataException>(() =>
            Store.PutAsync(NewKey(), content, announced, "image/png", Stop)
        );

        Assert.Empty(await Store.ListAsync());
    }

    [Fact]
    public async Task Nothing_is_refused() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Store.PutAsync(NewKey(), []));

    [Fact]
    public async Task A_store_that_is_there_is_fine_and_stays_empty()
    {
        await Store.CheckAsync(Stop);
        await Store.CheckAsync(Stop);

        Assert.Empty(await Store.ListAsync());
    }

    [Fact]
    public async Task A_store_that_is_away_says_so_whatever_it_is_asked()
    {
        var away = Away();
        Func<Task>[] calls =
        [
            () => away.PutAsync(NewKey(), Bytes(10)),
            () => away.PutAsync(NewKey(), Bytes(6_000_000)),
            () => away.ReadAsync(NewKey()),
            () => away.DeleteAsync(NewKey()),
            () => away.ListAsync(),
            () => away.CheckAsync(Stop),
        ];

        foreach (var call in calls)
            Assert.DoesNotContain('\n', (await Assert.ThrowsAsync<StoreUnavailableException>(call)).Message);
    }
}
