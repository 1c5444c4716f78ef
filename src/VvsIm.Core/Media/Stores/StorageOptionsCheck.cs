using Microsoft.Extensions.Options;

namespace VvsIm.Core.Media.Stores;

/// <summary>Finds what can be seen to be wrong without asking the store; a line each, and no secret in any.</summary>
internal sealed class StorageOptionsCheck : IValidateOptions<StorageOptions>
{
    private const long LeastPart = 5 * 1024 * 1024;
    private const long LargestPart = 1024 * 1024 * 1024;

    private static readonly string[] Encryptions = ["AES256", "aws:kms", "aws:kms:dsse"];

    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var mistakes = options.IsS3 ? Mistakes(options.S3).ToList() : [];
        if (!options.IsS3 && !options.IsDisk)
            mistakes.Add($"Storage:Provider is \"{options.Provider}\"; it can be Disk or S3.");
        return mistakes is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(S3Options s3)
    {
        if (string.IsNullOrWhiteSpace(s3.Bucket))
            yield return "Storage:S3:Bucket is missing: Storage:Provider=S3 needs the name of a bucket.";
        if (string.IsNullOrEmpty(s3.ServiceUrl) && string.IsNullOrEmpty(s3.Region))
            yield return "Storage:S3:Region is missing: AWS needs it, any other service needs Storage:S3:ServiceUrl.";
        if (!IsAddress(s3.ServiceUrl))
            yield return "Storage:S3:ServiceUrl is not an address that begins with http:// or https://.";
        if (!IsAddress(s3.PublicUrl))
            yield return "Storage:S3:PublicUrl is not an address that begins with http:// or https://.";
        if (string.IsNullOrEmpty(s3.AccessKey) != string.IsNullOrEmpty(s3.SecretKey))
            yield return "Storage:S3:AccessKey and Storage:S3:SecretKey belong together: one of them is missing.";
        if (s3.ServerSideEncryption is { Length: > 0 } encryption && !Encryptions.Contains(encryption))
            yield return $"Storage:S3:ServerSideEncryption is \"{encryption}\"; it can be {string.Join(", ", Encryptions)}.";
        if (s3.PartBytes is < LeastPart or > LargestPart)
            yield return $"Storage:S3:PartBytes is {s3.PartBytes}; it can be from {LeastPart} to {LargestPart}.";
    }

    private static bool IsAddress(string? text) =>
        string.IsNullOrEmpty(text)
        || (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https");
}
