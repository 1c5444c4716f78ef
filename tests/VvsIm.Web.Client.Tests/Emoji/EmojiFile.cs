using System.Runtime.CompilerServices;
using VvsIm.Web.Client.Emoji;

namespace VvsIm.Web.Client.Tests.Emoji;

/// <summary>The file that the app ships.</summary>
internal static class EmojiFile
{
    public static string Text { get; } = File.ReadAllText(Path());

    public static EmojiCatalog Catalog { get; } = EmojiCatalog.Read(Text);

    private static string Path([CallerFilePath] string here = "") =>
        System.IO.Path.GetFullPath(
            "../../../src/VvsIm.Web.Client/wwwroot/Emoji/emoji.json",
            System.IO.Path.GetDirectoryName(here)!
        );
}
