namespace VvsIm.Core.Media.Stores;

/// <summary>
/// Where the bytes of files are: a folder, or a bucket of S3's kind. Knows nothing of people or messages. Keys are those of
/// <see cref="ObjectKey"/>; another one is an <see cref="ArgumentException"/>. Every call throws <see cref="StoreUnavailableException"/>
/// when the store is away, refuses this host, or is full; then it may be repeated.
/// </summary>
internal interface IObjectStore
{
    /// <summary>
    /// Keeps bytes, durably when it returns. Whoever reads the key meanwhile gets all of the old bytes or all of the new ones. Broken off or
    /// failed: what was there before is still there, and nothing of the new.
    /// </summary>
    /// <param name="key">An object that is there already is replaced.</param>
    /// <param name="content">Seekable, for it may be read twice: to sign it, to try again. From where it stands; stays open. What reading it throws is passed on as it is.</param>
    /// <param name="size">Bytes, more than 0; a content of another size, or one that ends early, is an <see cref="InvalidDataException"/>.</param>
    /// <param name="contentType">The MIME type, for stores that keep it.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    Task PutAsync(string key, Stream content, long size, string contentType, CancellationToken cancellationToken);

    /// <summary>Reads an object, or a piece of it.</summary>
    /// <param name="key">Which.</param>
    /// <param name="from">The first byte, from 0.</param>
    /// <param name="length">Bytes, more than 0; null: to the end. Beyond the end there is nothing more.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ObjectMissingException">There is no such object, or it ends before <paramref name="from"/>.</exception>
    Task<StoredBytes> OpenAsync(string key, long from, long? length, CancellationToken cancellationToken);

    /// <summary>Removes objects. One that is not there is no error.</summary>
    Task DeleteAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken);

    /// <summary>
    /// Every object, in no order. What is put or deleted meanwhile may be among them or not; what was there all the time is.
    /// </summary>
    IAsyncEnumerable<StoredObject> ListAsync(CancellationToken cancellationToken);

    /// <summary>An address under which anybody gets the object for a while; null: this store has none to give.</summary>
    /// <param name="key">Which. Whether it is there is not asked.</param>
    /// <param name="contentType">The answer's <c>Content-Type</c>.</param>
    /// <param name="disposition">The answer's <c>Content-Disposition</c>.</param>
    /// <param name="life">How long it is good for.</param>
    Uri? Presign(string key, string contentType, string disposition, TimeSpan life);

    /// <summary>Returns if the store can be used.</summary>
    /// <exception cref="StoreUnavailableException">It cannot; the message is a sentence for the operator.</exception>
    Task CheckAsync(CancellationToken cancellationToken);
}
