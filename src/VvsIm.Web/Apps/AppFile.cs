using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;

namespace VvsIm.Web.Apps;

/// <summary>A file of a published app, in the encoding that the client likes best of those that exist.</summary>
internal sealed partial record AppFile(string Name, string Path, string? Encoding, bool HasTwins)
{
    private static readonly FileExtensionContentTypeProvider s_types = new()
    {
        // The provider knows it as a Windows download, which proxies like to block.
        Mappings = { [".dll"] = "application/octet-stream" },
    };

    /// <summary>
    /// The part of the name that says which content it has, for ever, as build/assembly/fingerprints.mjs writes it; null if the name may
    /// have another content tomorrow.
    /// </summary>
    public string? Fingerprint => InName().Match(Name) is { Success: true } found ? found.Groups["hash"].Value : null;

    /// <summary>What it is, whatever its encoding.</summary>
    public string ContentType
    {
        get
        {
            var type = s_types.TryGetContentType(Name, out var known) ? known : "application/octet-stream";
            return type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;
        }
    }

    [GeneratedRegex(
        @"\.(?<hash>[0-9a-f]{12})\.[a-z0-9]+$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex InName();
}
