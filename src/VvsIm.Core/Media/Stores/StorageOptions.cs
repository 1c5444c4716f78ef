namespace VvsIm.Core.Media.Stores;

/// <summary>Where the bytes of files are kept. Section <c>Storage</c>.</summary>
internal sealed class StorageOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Storage";

    /// <summary><c>Disk</c>, a folder (the default). A text, so that a mistake is told with what it may be.</summary>
    public string Provider { get; set; } = Disk;

    /// <summary>The folder of <c>Disk</c>; <c>objects</c> in the data directory by default.</summary>
    public string? Path { get; set; }

    internal const string Disk = "Disk";
}
