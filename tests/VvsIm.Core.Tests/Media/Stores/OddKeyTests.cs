using VvsIm.Core.Media.Stores;

namespace VvsIm.Core.Tests.Media.Stores;

/// <summary>Keys that could lead somewhere else, and keys that only look like it.</summary>
public abstract class OddKeyTests : IAsyncLifetime
{
    private IObjectStore? store;

    internal abstract Task<IObjectStore> StartAsync();

    public async ValueTask InitializeAsync() => store = await StartAsync();

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("../outside")]
    [InlineData("a/../../outside")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("a/.hidden")]
    [InlineData("a\\..\\b")]
    [InlineData("C:a")]
    [InlineData("a b")]
    [InlineData("a\0b")]
    [InlineData("a\n")]
    [InlineData("a+b")]
    [InlineData("a%2fb")]
    [InlineData("a?x=1")]
    [InlineData("a*")]
    [InlineData("Upper")]
    [InlineData("\u00e4")]
    public async Task An_odd_key_is_refused_by_every_call(string key)
    {
        await Assert.ThrowsAsync<ArgumentException>(() => store!.PutAsync(key, [1]));
        await Assert.ThrowsAsync<ArgumentException>(() => store!.ReadAsync(key));
        await Assert.ThrowsAsync<ArgumentException>(() => store!.DeleteAsync(key));
        Assert.Empty(await store!.ListAsync());
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => store!.PutAsync(new string('a', 201), [1]));

    [Fact]
    public async Task Keys_that_begin_alike_are_apart()
    {
        string[] keys = ["a", "a/b", "a/b/c", "a_b", "a-b", "a.b", "a/b..c", "incoming", new string('a', 200)];
        foreach (var key in keys)
            await store!.PutAsync(key, System.Text.Encoding.UTF8.GetBytes(key));

        foreach (var key in keys)
            Assert.Equal(key, System.Text.Encoding.UTF8.GetString(await store!.ReadAsync(key)));
        Assert.Equal(
            keys.Order(StringComparer.Ordinal),
            (await store!.ListAsync()).Select(o => o.Key).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void An_objects_key_is_made_and_read()
    {
        var (workspace, id) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var key = ObjectKey.Of(workspace, id);

        ObjectKey.ThrowIfOdd(key);
        Assert.True(ObjectKey.TryRead(key, out var readWorkspace, out var readId));
        Assert.Equal((workspace, id), (readWorkspace, readId));
        foreach (var other in new[] { "", "a", "a/b", key + "/x", key.ToUpperInvariant(), "/" + key })
            Assert.False(ObjectKey.TryRead(other, out _, out _));
    }
}
