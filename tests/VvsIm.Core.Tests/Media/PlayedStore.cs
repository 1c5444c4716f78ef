using VvsIm.Core.Media.Stores;

namespace VvsIm.Core.Tests.Media;

/// <summary>A store that works, until it is told what to do instead.</summary>
internal sealed class PlayedStore(IObjectStore real) : IObjectStore
{
    /// <summary>The store is away.</summary>
    public bool Away { get; set; }

    /// <summary>It breaks off when it has taken in so many bytes.</summary>
    public long? BreaksAfter { get; set; }

    /// <summary>What happens when an object has been put, before anybody is told.</summary>
    public Func<Task>? WhenPut { get; set; }

    /// <summary>Gives addresses that look like this.</summary>
    public Func<string, string, string, Uri>? Address { get; set; }

    /// <summary>How often it was asked for bytes.</summary>
    public int Opened { get; private set; }

    public async Task PutAsync(
        string key,
        Stream content,
        long size,
        string contentType,
        CancellationToken cancellationToken
    )
    {
        ThrowIfAway();
        if (BreaksAfter is { } limit)
            content = new BreakingStream(content, limit);
        await real.PutAsync(key, content, size, contentType, cancellationToken);
        if (WhenPut is { } happens)
            await happens();
    }

    public Task<StoredBytes> OpenAsync(string key, long from, long? length, CancellationToken cancellationToken)
    {
        Opened++;
        ThrowIfAway();
        return real.OpenAsync(key, from, length, cancellationToken);
    }

    public Task DeleteAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        ThrowIfAway();
        return real.DeleteAsync(keys, cancellationToken);
    }

    public IAsyncEnumerable<StoredObject> ListAsync(CancellationToken cancellationToken) =>
        real.ListAsync(cancellationToken);

    public Uri? Presign(string key, string contentType, string disposition, TimeSpan life) =>
        Address?.Invoke(key, contentType, disposition);

    public Task CheckAsync(CancellationToken cancellationToken) => real.CheckAsync(cancellationToken);

    private void ThrowIfAway()
    {
        if (Away)
            throw new StoreUnavailableException("The store is away, says the test.");
    }

    private sealed class BreakingStream(Stream content, long limit) : MemoryStream
    {
        private long read;

        public override long Length => content.Length;

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            read += buffer.Length;
            if (read > limit)
                throw new StoreUnavailableException("The store broke off, says the test.");
            return await content.ReadAsync(buffer, cancellationToken);
        }
    }
}
