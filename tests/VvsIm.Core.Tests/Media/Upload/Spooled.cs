using System.Text;
using VvsIm.Core.Media.Upload.Spool;

namespace VvsIm.Core.Tests.Media.Upload;

/// <summary>Bytes put aside as an upload's are.</summary>
internal static class Spooled
{
    public static async Task<SpooledFile> OfAsync(params byte[] bytes)
    {
        var file = SpooledFile.Create(Path.Combine(Path.GetTempPath(), "vvsim-test-data", "spooled"));
        using var content = new MemoryStream(bytes);
        Assert.True(await file.FillAsync(content, bytes.Length, CancellationToken.None));
        return file;
    }

    public static Task<SpooledFile> OfAsync(string text) => OfAsync(Encoding.UTF8.GetBytes(text));

    public static byte[] Bytes(this SpooledFile file)
    {
        var bytes = new byte[file.Length];
        Assert.Equal(bytes.Length, file.ReadAt(0, bytes));
        return bytes;
    }
}
