using System.ComponentModel.DataAnnotations;

namespace VvsIm.Core.Media.Upload;

/// <summary>Section <c>Media</c>, what concerns uploads.</summary>
internal sealed class UploadOptions
{
    /// <summary>The folder in which uploads grow until they are whole; <c>uploads</c> in the data directory by default.</summary>
    public string? SpoolPath { get; set; }

    /// <summary>
    /// The program that makes small pictures where a device did not: <c>vipsthumbnail</c>, looked for on the path, or a path to it. Not there, or
    /// empty: there are none then. Only on Linux, where its time and memory can be bounded.
    /// </summary>
    public string Thumbnailer { get; set; } = "vipsthumbnail";

    /// <summary>Seconds that making one small picture may take.</summary>
    [Range(1, 300)]
    public int ThumbnailSeconds { get; set; } = 10;

    /// <summary>Memory that making one small picture may take, in MiB.</summary>
    [Range(64, 16_384)]
    public int ThumbnailMegabytes { get; set; } = 1_024;

    /// <summary>Small pictures made at the same time.</summary>
    [Range(1, 64)]
    public int ThumbnailsAtOnce { get; set; } = 2;
}
