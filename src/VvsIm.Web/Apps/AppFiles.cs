using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace VvsIm.Web.Apps;

/// <summary>Looks up the files of one app's folder; nothing outside of it can be named.</summary>
internal static class AppFiles
{
    private static readonly (string Encoding, string Suffix)[] s_twins = [("br", ".br"), ("gzip", ".gz")];

    /// <summary>The file of that name, or null. A twin is a form of its file, never a file of its own.</summary>
    public static AppFile? Find(string folder, string name, IList<StringWithQualityHeaderValue> accepted)
    {
        if (s_twins.Any(twin => name.EndsWith(twin.Suffix, StringComparison.Ordinal)))
            return null;
        using var files = new PhysicalFileProvider(folder);
        if (files.GetFileInfo(name) is not { Exists: true, PhysicalPath: { } path })
            return null;
        var twins = s_twins.Where(twin => File.Exists(path + twin.Suffix)).ToArray();
        // A stable sort: of two that the client likes as much, the smaller one comes first in the list.
        var best = twins
            .Select(twin => (twin.Encoding, twin.Suffix, Quality: QualityOf(twin.Encoding, accepted)))
            .Where(twin => twin.Quality > 0)
            .OrderByDescending(twin => twin.Quality)
            .FirstOrDefault();
        return new AppFile(name, path + best.Suffix, best.Encoding, twins.Length > 0);
    }

    private static double QualityOf(string encoding, IList<StringWithQualityHeaderValue> accepted)
    {
        var named = accepted.FirstOrDefault(one => one.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase));
        named ??= accepted.FirstOrDefault(one => one.Value == "*");
        return named is null ? 0 : named.Quality ?? 1;
    }
}
