using Bunit;
using VvsIm.Contracts.Media;
using VvsIm.Web.Client.Media.Showing;

namespace VvsIm.Web.Client.Tests.Media.Showing;

public sealed class PicturesTests : BunitContext
{
    [Theory]
    [InlineData(2, 2, null)]
    [InlineData(5, 5, null)]
    [InlineData(6, 6, null)]
    [InlineData(10, 6, "+4")]
    public void A_grid_shows_six_and_says_how_many_are_behind_the_last(int count, int tiles, string? more)
    {
        Attachment? opened = null;
        var grid = Render<PictureGrid>(p =>
            p.Add(g => g.Pictures, Files.Photos(count)).Add(g => g.OnOpen, picture => opened = picture)
        );
        Assert.Equal($"{tiles}", grid.Find(".picture-grid").GetAttribute("data-count"));
        Assert.Equal(tiles, grid.FindAll("[data-testid=picture]").Count);
        Assert.Equal(more, grid.FindAll(".picture-more").SingleOrDefault()?.TextContent);
        grid.FindAll("[data-testid=picture]")[^1].Click();
        Assert.Equal($"photo {tiles}.jpg", opened?.Name);
    }

    [Theory]
    [InlineData(1600, 1200, 400, 300, false)]
    [InlineData(900, 1600, 191, 340, false)]
    [InlineData(5000, 100, 400, 90, false)]
    [InlineData(100, 5000, 140, 340, false)]
    [InlineData(48, 48, 140, 90, true)]
    [InlineData(null, null, 280, 210, false)]
    public void A_picture_alone_has_its_room_before_it_comes(int? width, int? height, int wide, int high, bool whole)
    {
        var picture = Files.Of(MediaKind.Image, width: width, height: height);
        Assert.Equal(new TileSize(wide, high, whole), TileSize.Of(picture));
        var room = Render<PictureGrid>(p => p.Add(g => g.Pictures, [picture])).Find(".picture-room");
        Assert.Equal(($"{wide}", $"{high}"), (room.GetAttribute("width"), room.GetAttribute("height")));
    }

    [Fact]
    public void Until_it_is_there_its_colours_are()
    {
        var tile = Show(Photo() with { Placeholder = string.Concat(Enumerable.Repeat("0af", 16)) });
        Assert.Equal("loading", tile.Find(".picture").GetAttribute("data-state"));
        Assert.Equal(16, tile.FindAll("rect[fill='#0af']").Count);
        tile.Find("img").TriggerEvent("onload", new Microsoft.AspNetCore.Components.Web.ProgressEventArgs());
        Assert.Equal("shown", tile.Find(".picture").GetAttribute("data-state"));
        Assert.Empty(tile.FindAll("rect"));
    }

    [Theory]
    [InlineData("red")]
    [InlineData("00000000000000000000000000000000000000000000000\"")]
    public void Colours_that_make_no_sense_are_left_out(string placeholder) =>
        Assert.Empty(Show(Photo() with { Placeholder = placeholder }).FindAll("rect"));

    [Fact]
    public void What_cannot_be_shown_is_tried_again_when_asked()
    {
        var opened = false;
        var photo = Photo();
        var tile = Show(photo, () => opened = true);
        Assert.Equal($"api/media/{photo.Id}/preview", tile.Find("img").GetAttribute("src"));
        tile.Find("img").TriggerEvent("onerror", new Microsoft.AspNetCore.Components.Web.ErrorEventArgs());
        Assert.Empty(tile.FindAll("img"));
        Assert.StartsWith("Can’t be shown", tile.Find(".picture").GetAttribute("aria-label"));
        tile.Find(".picture").Click();
        Assert.False(opened);
        Assert.Equal($"api/media/{photo.Id}/preview?try=1", tile.Find("img").GetAttribute("src"));
    }

    [Fact]
    public void Its_name_is_what_its_sender_says_of_it()
    {
        Assert.Equal("photo 1.jpg", Show(Photo()).Find(".picture").GetAttribute("aria-label"));
        Assert.Equal("a cat", Show(Photo() with { Alt = "a cat" }).Find(".picture").GetAttribute("aria-label"));
    }

    [Fact]
    public void An_animation_moves_only_for_those_who_want_motion()
    {
        var photo = Photo() with { ContentType = "image/gif" };
        var tile = Show(photo);
        Assert.Equal("(prefers-reduced-motion: no-preference)", tile.Find("source").GetAttribute("media"));
        Assert.Equal($"api/media/{photo.Id}", tile.Find("source").GetAttribute("srcset"));
        Assert.Equal($"api/media/{photo.Id}/preview", tile.Find("img").GetAttribute("src"));
    }

    [Fact]
    public void A_video_without_a_preview_loads_nothing()
    {
        var tile = Show(Files.Of(MediaKind.Video, "film.mp4", 640, 480) with { DurationMs = 61_000 });
        Assert.Empty(tile.FindAll("img, video"));
        Assert.Equal("1:01", tile.Find(".picture-mark").TextContent);
        Assert.Equal("Video: film.mp4", tile.Find(".picture").GetAttribute("aria-label"));
    }

    private static Attachment Photo() => Files.Photos(1)[0];

    private IRenderedComponent<PictureTile> Show(Attachment picture, Action? opened = null) =>
        Render<PictureTile>(p =>
            p.Add(t => t.Picture, picture).Add(t => t.OnOpen, opened is null ? null : _ => opened())
        );
}
