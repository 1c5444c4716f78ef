namespace VvsIm.Core.Media.Stores;

/// <summary>An object as the store lists it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Modified">When it was put, by the store's clock.</param>
internal sealed record StoredObject(string Key, long Size, DateTimeOffset Modified);

/// <summary>An object, or a piece of it, open for reading.</summary>
/// <param name="content">The bytes asked for, and no more. Closed with this.</param>
/// <param name="length">How many those are.</param>
/// <param name="size">Bytes of the whole object.</param>
internal sealed class StoredBytes(Stream content, long length, long size) : IAsyncDisposable
{
    public Stream Content => content;

    public long Length => length;

    public long Size => size;

    public ValueTask DisposeAsync() => content.DisposeAsync();
}
