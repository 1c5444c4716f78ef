using Amazon;
using Amazon.Runtime;
using Amazon.S3;

namespace VvsIm.Core.Media.Stores;

/// <summary>How the service is reached: the settings under which AWS, R2 and MinIO all understand the same client.</summary>
internal static class S3Access
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);

    // One request: a part up, or the beginning of an answer.
    private static readonly TimeSpan RequestLimit = TimeSpan.FromMinutes(2);

    private const int Retries = 2;

    /// <summary>A client of the service at this address; null: of AWS.</summary>
    public static AmazonS3Client Client(S3Options options, string? serviceUrl, int retries = Retries)
    {
        var config = new AmazonS3Config
        {
            ForcePathStyle = options.PathStyle ?? !string.IsNullOrEmpty(options.ServiceUrl),
            // The newer checksums go in trailers, which not everybody understands. The signature covers the content anyway.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            ConnectTimeout = ConnectLimit,
            Timeout = RequestLimit,
            MaxErrorRetry = retries,
        };
        if (string.IsNullOrEmpty(serviceUrl))
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(options.Region);
        else
        {
            config.ServiceURL = serviceUrl;
            config.AuthenticationRegion = string.IsNullOrEmpty(options.Region) ? "us-east-1" : options.Region;
        }
        return string.IsNullOrEmpty(options.AccessKey)
            ? new AmazonS3Client(config)
            : new AmazonS3Client(new BasicAWSCredentials(options.AccessKey, options.SecretKey), config);
    }

    /// <summary>The prefix as keys begin with it: empty, or ending in a slash.</summary>
    public static string Prefix(S3Options options) =>
        options.Prefix.Trim('/') is { Length: > 0 } prefix ? prefix + "/" : "";
}
