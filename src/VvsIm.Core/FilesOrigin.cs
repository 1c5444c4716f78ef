namespace VvsIm.Core;

/// <summary>Where else than from this host browsers fetch files: its pages must be allowed to.</summary>
/// <param name="Url">An address there; null while this host hands files out itself.</param>
public sealed record FilesOrigin(Uri? Url);
