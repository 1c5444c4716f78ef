namespace VvsIm.Core.Media.Stores;

/// <summary>Where the bytes of files are kept. Section <c>Storage</c>.</summary>
internal sealed class StorageOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Storage";

    internal const string Disk = "Disk";
    internal const string S3Provider = "S3";

    /// <summary><c>Disk</c>, a folder (the default), or <c>S3</c>. A text, so that a mistake is told with what it may be.</summary>
    public string Provider { get; set; } = Disk;

    /// <summary>The folder of <c>Disk</c>; <c>objects</c> in the data directory by default.</summary>
    public string? Path { get; set; }

    /// <summary>The bucket of <c>S3</c>.</summary>
    public S3Options S3 { get; set; } = new();

    internal bool IsS3 => string.Equals(Provider, S3Provider, StringComparison.OrdinalIgnoreCase);

    internal bool IsDisk => string.Equals(Provider, Disk, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A bucket of AWS, Cloudflare R2, MinIO, or whoever else speaks S3. Section <c>Storage:S3</c>.</summary>
internal sealed class S3Options
{
    /// <summary>The address of the service, for others than AWS (<c>https://minio.example.com:9000</c>).</summary>
    public string? ServiceUrl { get; set; }

    /// <summary>
    /// The address that browsers reach the same service by, where it is another one; used for presigned addresses.
    /// </summary>
    public string? PublicUrl { get; set; }

    /// <summary>AWS: where the bucket is (<c>eu-central-1</c>). Others: what the signatures name, <c>us-east-1</c> by default; R2 wants <c>auto</c>.</summary>
    public string? Region { get; set; }

    /// <summary>The bucket. It must be there already.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>What all keys begin with, for a bucket that holds other things too. Always ends in a slash, whether or not it says so.</summary>
    public string Prefix { get; set; } = "";

    /// <summary>With <see cref="SecretKey"/>. Without both: what AWS's own tools would use (environment, profile, role of the machine).</summary>
    public string? AccessKey { get; set; }

    /// <summary>Never written anywhere.</summary>
    public string? SecretKey { get; set; }

    /// <summary>The bucket stands in the path of an address, not in its host. By default yes with a <see cref="ServiceUrl"/>, no without.</summary>
    public bool? PathStyle { get; set; }

    /// <summary><c>AES256</c> or <c>aws:kms</c>: asks for the encryption of each object. By default what the bucket does by itself.</summary>
    public string? ServerSideEncryption { get; set; }

    /// <summary>With <c>aws:kms</c>: the key; AWS's own by default.</summary>
    public string? KmsKeyId { get; set; }

    /// <summary>Bytes of a part of a large file. What is not larger goes in one piece.</summary>
    public long PartBytes { get; set; } = 16 * 1024 * 1024;
}
