using System.Text.RegularExpressions;

namespace VvsIm.Core.Media.Stores;

/// <summary>
/// What objects are called in the store: their workspace and their id. An id is never used twice, so a key that is being deleted is never
/// being written.
/// </summary>
internal static partial class ObjectKey
{
    /// <summary>The key of an object.</summary>
    public static string Of(Guid workspaceId, Guid objectId) => $"{workspaceId:N}/{objectId:N}";

    /// <summary>Reads a key made by <see cref="Of"/>; false for anything else that lies in the store.</summary>
    public static bool TryRead(string key, out Guid workspaceId, out Guid objectId)
    {
        objectId = default;
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        workspaceId = default;
        return slash >= 0
            && Guid.TryParseExact(key[..slash], "N", out workspaceId)
            && Guid.TryParseExact(key[(slash + 1)..], "N", out objectId)
            && key == Of(workspaceId, objectId);
    }

    /// <summary>
    /// Names of lower-case letters, digits, <c>-</c>, <c>_</c> and <c>.</c> (not first), with <c>/</c> between them, 200 characters at most:
    /// the same in a file system, in an address, and whatever the case of the letters means there.
    /// </summary>
    /// <exception cref="ArgumentException">It is another one.</exception>
    public static void ThrowIfOdd(string key)
    {
        if (key.Length > LongestKey || !Plain().IsMatch(key))
            throw new ArgumentException("Not the key of an object.", nameof(key));
    }

    private const int LongestKey = 200;

    [GeneratedRegex(@"\A[a-z0-9_-][a-z0-9_.-]*(/[a-z0-9_-][a-z0-9_.-]*)*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Plain();
}
