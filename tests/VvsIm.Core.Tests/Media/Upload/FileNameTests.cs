using VvsIm.Contracts;
using VvsIm.Core.Media.Upload;

namespace VvsIm.Core.Tests.Media.Upload;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("photo.jpg", "photo.jpg")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\windows\\system32\\cmd.exe", "cmd.exe")]
    [InlineData("C:\\Users\\ann\\My letter.docx", "My letter.docx")]
    [InlineData("/", "file.png")]
    [InlineData("..", "file.png")]
    [InlineData("", "file.png")]
    [InlineData(null, "file.png")]
    [InlineData("   ", "file.png")]
    [InlineData("a\0b\r\nc\u0007.txt", "abc.txt")]
    // Shown as "annexe.jpg" where the reading order turns.
    [InlineData("ann\u202egpj.exe", "anngpj.exe")]
    [InlineData("\u2066\u200f\u061ca.txt", "a.txt")]
    [InlineData("a\u200b\ufeffb.txt", "ab.txt")]
    [InlineData("half \ud83d of one.txt", "half  of one.txt")]
    [InlineData("Grüße 🎉.pdf", "Grüße 🎉.pdf")]
    [InlineData("👩\u200d🚀.png", "👩\u200d🚀.png")]
    [InlineData("می\u200cخواهم.txt", "می\u200cخواهم.txt")]
    [InlineData("trailing. . .", "trailing")]
    [InlineData(".gitignore", ".gitignore")]
    [InlineData("<img src=x onerror=alert(1)>.png", "<img src=x onerror=alert(1)>.png")]
    public void A_name_is_only_a_name(string? sent, string kept) => Assert.Equal(kept, FileName.Of(sent, ".png"));

    [Fact]
    public void A_long_name_is_cut_before_its_ending()
    {
        var kept = FileName.Of(new string('x', 5_000) + ".jpeg", "");

        Assert.Equal(new string('x', Limits.FileNameLength - 5) + ".jpeg", kept);
    }

    [Fact]
    public void A_long_name_is_not_cut_through_a_character()
    {
        var kept = FileName.Of("x" + string.Concat(Enumerable.Repeat("🎉", 2_500)) + ".gif", "");

        Assert.EndsWith("🎉.gif", kept, StringComparison.Ordinal);
        Assert.True(kept.Length <= Limits.FileNameLength);
    }

    [Fact]
    public void What_only_looks_like_an_ending_is_cut_too()
    {
        var kept = FileName.Of("a." + new string('x', 5_000), "");

        Assert.Equal(Limits.FileNameLength, kept.Length);
    }
}
