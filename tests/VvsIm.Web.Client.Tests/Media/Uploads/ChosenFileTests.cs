using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Web.Client.Media.Uploads;

namespace VvsIm.Web.Client.Tests.Media.Uploads;

public sealed class ChosenFileTests
{
    private const long Limit = 25 * 1024 * 1024;

    [Fact]
    public void What_can_be_sent_is_taken_in_order_and_nothing_is_said()
    {
        var chosen = Chosen.Files("a.jpg", "b.jpg");
        var (taken, refusal) = ChosenFile.Sift(chosen, 8, Limit);
        Assert.Equal(chosen, taken);
        Assert.Null(refusal);
    }

    [Fact]
    public void A_file_of_exactly_the_limit_is_taken_and_one_byte_more_is_not()
    {
        Assert.Null(ChosenFile.Sift([Chosen.File("a.bin", Limit)], 0, Limit).Refusal);
        var (taken, refusal) = ChosenFile.Sift([Chosen.File("b.bin", Limit + 1), Chosen.File("a.bin")], 0, Limit);
        Assert.Equal("a.bin", Assert.Single(taken).Name);
        Assert.Equal("b.bin is larger than 25 MB, the limit for one file here.", refusal);
    }

    [Fact]
    public void Empty_files_and_folders_are_refused_by_name()
    {
        var folder = Chosen.File("Photos") with { Folder = true };
        var (taken, refusal) = ChosenFile.Sift([folder, Chosen.File("a.txt", 0), Chosen.File("b.txt", 0)], 0, Limit);
        Assert.Empty(taken);
        Assert.Equal("Folders can’t be sent: choose the files in Photos. a.txt and b.txt are empty.", refusal);
    }

    [Fact]
    public void More_than_one_message_takes_are_left_out_and_named()
    {
        var (taken, refusal) = ChosenFile.Sift(Chosen.Files("a", "b", "c"), Limits.Attachments - 1, Limit);
        Assert.Equal("a", Assert.Single(taken).Name);
        Assert.Equal("One message takes 10 files: b and c were left out.", refusal);
    }

    [Theory]
    [InlineData("image/png", MediaKind.Image)]
    [InlineData("image/svg+xml", MediaKind.File)]
    [InlineData("image/heic", MediaKind.File)]
    [InlineData("video/mp4", MediaKind.Video)]
    [InlineData("audio/mpeg", MediaKind.Audio)]
    [InlineData("", MediaKind.File)]
    public void What_every_browser_shows_is_taken_for_what_it_is(string type, MediaKind kind) =>
        Assert.Equal(kind, Chosen.File("x", type: type).Kind);
}
