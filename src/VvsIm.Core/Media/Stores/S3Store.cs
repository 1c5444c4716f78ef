using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace VvsIm.Core.Media.Stores;

/// <summary>Objects in a bucket of AWS, R2, MinIO, or another service of S3's kind.</summary>
internal sealed class S3Store : IObjectStore, IDisposable
{
    private const int DeletesAtOnce = 8;

    private readonly S3Options options;
    private readonly AmazonS3Client client;
    private readonly AmazonS3Client browsers;
    private readonly AmazonS3Client impatient;
    private readonly S3Upload upload;
    private readonly string prefix;
    private bool written;

    public S3Store(IOptions<StorageOptions> storage, ILogger<S3Store> logger)
    {
        options = storage.Value.S3;
        prefix = S3Access.Prefix(options);
        client = S3Access.Client(options, options.ServiceUrl);
        // Says at once what is wrong, instead of trying again.
        impatient = S3Access.Client(options, options.ServiceUrl, retries: 0);
        browsers = string.IsNullOrEmpty(options.PublicUrl) ? client : S3Access.Client(options, options.PublicUrl);
        upload = new(client, options, logger);
    }

    public async Task PutAsync(
        string key,
        Stream content,
        long size,
        string contentType,
        CancellationToken cancellationToken
    )
    {
        var name = Name(key);
        ContentSize.ThrowIfOther(content, size);
        var section = new Section(content, content.Position, size);
        try
        {
            await CallAsync(() => upload.PutAsync(name, section, contentType, cancellationToken), cancellationToken);
        }
        catch (StoreUnavailableException) when (section.Failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    public async Task<StoredBytes> OpenAsync(string key, long from, long? length, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(from);
        if (length is { } asked)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(asked, nameof(length));
        var request = new GetObjectRequest { BucketName = options.Bucket, Key = Name(key) };
        if (from > 0 || length is not null)
            request.ByteRange = new ByteRange($"bytes={from}-{from + length - 1}");
        try
        {
            var answer = await CallAsync(() => client.GetObjectAsync(request, cancellationToken), cancellationToken);
            var there = answer.ContentLength;
            var whole = answer.ContentRange is { } range ? long.Parse(range[(range.LastIndexOf('/') + 1)..]) : there;
            var count = Math.Min(length ?? long.MaxValue, there);
            return new(new Piece(answer.ResponseStream, count), count, whole);
        }
        catch (StoreUnavailableException e) when (e.InnerException is AmazonS3Exception refused && IsMissing(refused))
        {
            throw new ObjectMissingException(key, refused);
        }
    }

    public async Task DeleteAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var names = keys.Select(Name).ToList();
        // One by one: the call for many wants checksums that not every service knows.
        await CallAsync(
            () =>
                Parallel.ForEachAsync(
                    names,
                    new ParallelOptions
                    {
                        MaxDegreeOfParallelism = DeletesAtOnce,
                        CancellationToken = cancellationToken,
                    },
                    async (name, stop) => await client.DeleteObjectAsync(options.Bucket, name, stop)
                ),
            cancellationToken
        );
    }

    public async IAsyncEnumerable<StoredObject> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? token = null;
        do
        {
            var request = new ListObjectsV2Request
            {
                BucketName = options.Bucket,
                Prefix = prefix,
                ContinuationToken = token,
            };
            var page = await CallAsync(() => client.ListObjectsV2Async(request, cancellationToken), cancellationToken);
            foreach (var found in page.S3Objects ?? [])
                yield return new(
                    found.Key[prefix.Length..],
                    found.Size ?? 0,
                    new DateTimeOffset((found.LastModified ?? DateTime.UnixEpoch).ToUniversalTime())
                );
            token = page.IsTruncated is true ? page.NextContinuationToken : null;
        } while (token is not null);
    }

    public Uri? Presign(string key, string contentType, string disposition, TimeSpan life)
    {
        var url = browsers.GetPreSignedURL(
            new GetPreSignedUrlRequest
            {
                BucketName = options.Bucket,
                Key = Name(key),
                Expires = DateTime.UtcNow + life,
                Protocol = browsers.Config.ServiceURL?.StartsWith("http:", StringComparison.Ordinal) is true
                    ? Protocol.HTTP
                    : Protocol.HTTPS,
                ResponseHeaderOverrides = new() { ContentType = contentType, ContentDisposition = disposition },
            }
        );
        return new Uri(url);
    }

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request
        {
            BucketName = options.Bucket,
            // What no key begins with: the answer is empty, and the question the same as listing.
            Prefix = prefix + ".check",
            MaxKeys = 1,
        };
        await CallAsync(() => impatient.ListObjectsV2Async(request, cancellationToken), cancellationToken);
        if (written)
            return;
        // Once is enough: a bucket that keeps old versions would keep each of these.
        var probe = ObjectKey.Of(Guid.Empty, Guid.CreateVersion7());
        await PutAsync(probe, new MemoryStream([0]), 1, "application/octet-stream", cancellationToken);
        await DeleteAsync([probe], cancellationToken);
        written = true;
    }

    public void Dispose()
    {
        client.Dispose();
        impatient.Dispose();
        if (browsers != client)
            browsers.Dispose();
    }

    private static bool IsMissing(AmazonS3Exception refused) =>
        refused.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable
        || (refused.StatusCode == HttpStatusCode.NotFound && refused.ErrorCode != "NoSuchBucket");

    private string Name(string key)
    {
        ObjectKey.ThrowIfOdd(key);
        return prefix + key;
    }

    private async Task CallAsync(Func<Task> call, CancellationToken cancellationToken) =>
        await CallAsync(
            async () =>
            {
                await call();
                return true;
            },
            cancellationToken
        );

    private async Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception e) when (e is not StoreUnavailableException)
        {
            // Given up by the caller, whatever the client makes of that.
            cancellationToken.ThrowIfCancellationRequested();
            if (S3Failure.Explain(e, options) is { } unavailable)
                throw unavailable;
            throw;
        }
    }
}
