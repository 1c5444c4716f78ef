using Amazon.S3;
using Amazon.S3.Model;
using Microsoft.Extensions.Logging;

namespace VvsIm.Core.Media.Stores;

/// <summary>Brings one object into the bucket, a large one in parts. What is broken off leaves no object, and no parts that would cost money.</summary>
internal sealed partial class S3Upload(IAmazonS3 client, S3Options options, ILogger logger)
{
    private static readonly TimeSpan AbortLimit = TimeSpan.FromSeconds(10);

    public Task PutAsync(string name, Section content, string contentType, CancellationToken cancellationToken) =>
        content.Length <= options.PartBytes
            ? PutWholeAsync(name, content, contentType, cancellationToken)
            : PutInPartsAsync(name, content, contentType, cancellationToken);

    private async Task PutWholeAsync(
        string name,
        Section content,
        string contentType,
        CancellationToken cancellationToken
    ) =>
        await client.PutObjectAsync(
            new()
            {
                BucketName = options.Bucket,
                Key = name,
                InputStream = content,
                AutoCloseStream = false,
                ContentType = contentType,
                // Signed as a whole, in the form that every service understands.
                UseChunkEncoding = false,
                ServerSideEncryptionMethod = Encryption,
                ServerSideEncryptionKeyManagementServiceKeyId = Key,
            },
            cancellationToken
        );

    private async Task PutInPartsAsync(
        string name,
        Section content,
        string contentType,
        CancellationToken cancellationToken
    )
    {
        var started = await client.InitiateMultipartUploadAsync(
            new()
            {
                BucketName = options.Bucket,
                Key = name,
                ContentType = contentType,
                ServerSideEncryptionMethod = Encryption,
                ServerSideEncryptionKeyManagementServiceKeyId = Key,
            },
            cancellationToken
        );
        try
        {
            var parts = new List<PartETag>();
            for (var start = 0L; start < content.Length; start += options.PartBytes)
                parts.Add(await PutPartAsync(started, content, start, parts.Count + 1, cancellationToken));
            await client.CompleteMultipartUploadAsync(
                new()
                {
                    BucketName = options.Bucket,
                    Key = name,
                    UploadId = started.UploadId,
                    PartETags = parts,
                },
                cancellationToken
            );
        }
        catch (Exception)
        {
            await AbortAsync(started);
            throw;
        }
    }

    private async Task<PartETag> PutPartAsync(
        InitiateMultipartUploadResponse started,
        Section content,
        long start,
        int number,
        CancellationToken cancellationToken
    )
    {
        var length = Math.Min(options.PartBytes, content.Length - start);
        var put = await client.UploadPartAsync(
            new()
            {
                BucketName = options.Bucket,
                Key = started.Key,
                UploadId = started.UploadId,
                PartNumber = number,
                PartSize = length,
                InputStream = new Section(content, start, length),
                UseChunkEncoding = false,
            },
            cancellationToken
        );
        return new(number, put.ETag);
    }

    // Also when the caller has given up, which is why it has a limit of its own.
    private async Task AbortAsync(InitiateMultipartUploadResponse started)
    {
        using var limit = new CancellationTokenSource(AbortLimit);
        try
        {
            await client.AbortMultipartUploadAsync(options.Bucket, started.Key, started.UploadId, limit.Token);
        }
        catch (Exception e) when (S3Failure.Explain(e, options) is not null)
        {
            LogLeft(started.Key, e.Message);
        }
    }

    private ServerSideEncryptionMethod? Encryption =>
        string.IsNullOrEmpty(options.ServerSideEncryption) ? null : new(options.ServerSideEncryption);

    private string? Key => string.IsNullOrEmpty(options.KmsKeyId) ? null : options.KmsKeyId;

    [LoggerMessage(
        LogLevel.Warning,
        "The parts of the broken upload of {Name} could not be removed: {Reason}. A rule of the bucket that aborts incomplete uploads does it later."
    )]
    private partial void LogLeft(string name, string reason);
}
