using System.Net;
using Amazon.Runtime;
using Amazon.S3;

namespace VvsIm.Core.Media.Stores;

/// <summary>Says what a failed call means, in words for the operator and without anything secret.</summary>
internal static class S3Failure
{
    /// <summary>Null: none of the store's, but a mistake of ours.</summary>
    public static StoreUnavailableException? Explain(Exception exception, S3Options options) =>
        Reason(exception, options) is { } reason
            ? new($"The bucket {options.Bucket} of {Service(options)} cannot be used: {reason}", exception)
            : null;

    private static string? Reason(Exception exception, S3Options options) =>
        exception switch
        {
            AmazonS3Exception refused => Reason(refused, options),
            HttpRequestException unreachable => $"the service cannot be reached ({unreachable.Message}).",
            OperationCanceledException or TimeoutException => "the service does not answer in time.",
            AmazonServiceException { InnerException: { } inner } => Reason(inner, options) ?? Plain(exception),
            AmazonClientException or IOException => Plain(exception),
            _ => null,
        };

    private static string Reason(AmazonS3Exception refused, S3Options options) =>
        (refused.ErrorCode, refused.StatusCode) switch
        {
            ("NoSuchBucket", _) => "there is no such bucket (Storage:S3:Bucket).",
            ("InvalidAccessKeyId", _) => "the service does not know Storage:S3:AccessKey.",
            ("SignatureDoesNotMatch", _) => "Storage:S3:SecretKey is not the one that belongs to Storage:S3:AccessKey.",
            ("RequestTimeTooSkewed", _) => "the clock of this machine is wrong.",
            ("AuthorizationHeaderMalformed" or "PermanentRedirect" or "IllegalLocationConstraintException", _) =>
                $"the bucket is not in the region \"{options.Region}\" (Storage:S3:Region).",
            (_, HttpStatusCode.Forbidden) => "the service does not allow it: the keys lack a permission.",
            ({ Length: > 0 } code, var status) => $"the service answered {(int)status} {code}.",
            (_, var status) => $"the service answered {(int)status}.",
        };

    private static string Plain(Exception exception) => exception.Message.TrimEnd('.') + ".";

    private static string Service(S3Options options) =>
        string.IsNullOrEmpty(options.ServiceUrl) ? $"AWS ({options.Region})" : new Uri(options.ServiceUrl).Authority;
}
