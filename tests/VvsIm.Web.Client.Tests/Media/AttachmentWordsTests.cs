using VvsIm.Contracts.Media;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Media;

namespace VvsIm.Web.Client.Tests.Media;

public sealed class AttachmentWordsTests
{
    [Theory]
    [InlineData("Photo", MediaKind.Image)]
    [InlineData("Video", MediaKind.Video)]
    [InlineData("Voice message (0:12)", MediaKind.Voice)]
    [InlineData("song.ogg", MediaKind.Audio)]
    [InlineData("song.ogg", MediaKind.File)]
    [InlineData("3 photos", MediaKind.Image, MediaKind.Image, MediaKind.Image)]
    [InlineData("2 videos", MediaKind.Video, MediaKind.Video)]
    [InlineData("2 photos and videos", MediaKind.Image, MediaKind.Video)]
    [InlineData("2 voice messages", MediaKind.Voice, MediaKind.Voice)]
    [InlineData("3 files", MediaKind.Image, MediaKind.Voice, MediaKind.File)]
    public void What_has_no_words_says_what_its_files_are(string words, params MediaKind[] kinds) =>
        Assert.Equal(words, AttachmentWords.Of("", Of(kinds), _ => null));

    [Fact]
    public void Words_come_before_what_the_files_are()
    {
        Assert.Equal("look", AttachmentWords.Of("**look**", Of(MediaKind.Image), _ => null));
        Assert.Equal("", AttachmentWords.Of("", null, _ => null));
    }

    [Theory]
    [InlineData(IconName.Photo, MediaKind.Image, MediaKind.Image)]
    [InlineData(IconName.Photo, MediaKind.Image, MediaKind.Video)]
    [InlineData(IconName.Microphone, MediaKind.Voice)]
    [InlineData(IconName.File, MediaKind.Voice, MediaKind.Image)]
    public void An_icon_stands_for_the_files(IconName icon, params MediaKind[] kinds) =>
        Assert.Equal(icon, AttachmentWords.IconOf(Of(kinds)));

    [Theory]
    [InlineData(null, "")]
    [InlineData(0, "0:00")]
    [InlineData(12_400, "0:12")]
    [InlineData(59_600, "1:00")]
    [InlineData(3_723_000, "1:02:03")]
    public void Lengths_are_minutes_and_seconds(int? milliseconds, string words) =>
        Assert.Equal(words, AttachmentWords.Length(milliseconds));

    [Theory]
    [InlineData(999, "999 B")]
    [InlineData(1_000, "1 KB")]
    [InlineData(24_300, "24 KB")]
    [InlineData(999_600, "1 MB")]
    [InlineData(1_440_000, "1.4 MB")]
    [InlineData(2_147_483_648, "2.1 GB")]
    public void Sizes_are_in_the_unit_that_suits_them(long bytes, string words) =>
        Assert.Equal(words, FileWords.Size(bytes));

    [Fact]
    public void A_long_name_keeps_its_beginning_and_its_ending()
    {
        Assert.Equal("report.pdf", FileWords.Brief("report.pdf"));
        var brief = FileWords.Brief(new string('x', 190) + "👩‍👩‍👧 final.pdf");
        Assert.StartsWith("xxx", brief);
        Assert.EndsWith("👩‍👩‍👧 final.pdf", brief);
        Assert.True(brief.Length < 80);
    }

    [Theory]
    [InlineData("report.pdf", "PDF")]
    [InlineData("archive.tar.gz", "GZ")]
    [InlineData("Makefile", "File")]
    [InlineData("strange.ثسي", "File")]
    public void A_type_is_short(string name, string type) =>
        Assert.Equal(type, FileWords.Type(Files.Of(MediaKind.File, name)));

    private static Attachment[] Of(params MediaKind[] kinds) =>
        [.. kinds.Select(kind => Files.Of(kind, "song.ogg") with { DurationMs = 12_000 })];
}
