using VvsIm.Web.Client.Media.Uploads;

namespace VvsIm.Web.Client.Tests.Media.Uploads;

/// <summary>Files as the browser describes them.</summary>
internal static class Chosen
{
    public static ChosenFile File(string name, long size = 1_000, string type = "image/jpeg") =>
        new(Guid.CreateVersion7(), name, size, type);

    public static ChosenFile[] Files(params string[] names) => [.. names.Select(name => File(name))];
}
