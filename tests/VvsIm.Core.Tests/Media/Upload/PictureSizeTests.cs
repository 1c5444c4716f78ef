using VvsIm.Contracts;
using VvsIm.Contracts.Media;
using VvsIm.Core.Media.Upload;
using VvsIm.Core.Media.Upload.Pictures;

namespace VvsIm.Core.Tests.Media.Upload;

public sealed class PictureSizeTests
{
    public static TheoryData<string, byte[], int, int> Pictures =>
        new()
        {
            { "png", Picture.Png(30, 20), 30, 20 },
            { "png on its side", Picture.Png(30, 20, false, Picture.Chunk("eXIf", ExifWriter.Tiff(false))), 20, 30 },
            { "jpeg", Picture.Jpeg(4_000, 3_000), 4_000, 3_000 },
            {
                "jpeg on its side",
                Picture.Jpeg(4_000, 3_000, Picture.ExifSegment(ExifWriter.Tiff(true))),
                3_000,
                4_000
            },
            {
                "jpeg upside down",
                Picture.Jpeg(4_000, 3_000, Picture.ExifSegment(ExifWriter.Tiff(true, orientation: 3))),
                4_000,
                3_000
            },
            { "gif", Picture.Gif(640, 480), 640, 480 },
            { "webp", Picture.WebP(300, 200), 300, 200 },
            { "webp on its side", Picture.WebP(ExifWriter.Tiff(true, orientation: 8), 300, 200), 200, 300 },
            { "bmp", Picture.Bmp(3, 2), 3, 2 },
            { "avif", Picture.Avif(width: 300, height: 200), 300, 200 },
            { "avif on its side", Picture.Avif(width: 300, height: 200, quarters: 1), 200, 300 },
        };

    [Theory]
    [MemberData(nameof(Pictures))]
    public async Task A_header_says_how_large_a_picture_is_upright(string what, byte[] bytes, int width, int height)
    {
        using var file = await Spooled.OfAsync(bytes);

        var examined = Examined.Of(file);

        Assert.True(new PictureSize(width, height) == examined.Size, $"{what}: {examined}");
    }

    public static TheoryData<string, byte[]> Bombs =>
        new()
        {
            { "wide", Picture.Png(Limits.PictureSide + 1, 1, claimed: true) },
            { "many pixels", Picture.Png(20_000, 20_000, claimed: true) },
            { "jpeg", Picture.Jpeg(65_535, 65_535) },
            { "gif", Picture.Gif(65_535, 65_535) },
            { "avif", Picture.Avif(width: int.MaxValue, height: int.MaxValue) },
        };

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task A_picture_that_claims_too_many_pixels_is_a_file(string what, byte[] bytes)
    {
        using var file = await Spooled.OfAsync(bytes);

        var examined = Examined.Of(file);

        Assert.True(examined is { Type.Kind: MediaKind.File, Size: null }, $"{what}: {examined}");
        Assert.StartsWith("image/", examined.Type.ContentType, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[]> Contradictions =>
        new()
        {
            { "a png of no pixels", Picture.Png(0, 5, claimed: true) },
            { "a png of a colour that is none", Tampered(Picture.Png(), 25, 5) },
            {
                "a jpeg of two sizes",
                Picture.Jpeg(8, 6, Picture.Segment(0xc2, [8, 0xff, 0xff, 0xff, 0xff, 1, 1, 0x11, 0]))
            },
            { "a gif of no pixels", Picture.Gif(0, 0) },
            { "a webp longer than its file", Tampered(Picture.WebP(), 6, 9) },
            { "an avif without a size", Picture.Avif()[..40] },
        };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public async Task A_picture_that_contradicts_itself_is_nothing_in_particular(string what, byte[] bytes)
    {
        using var file = await Spooled.OfAsync(bytes);

        Assert.True(Examined.Of(file).Type.ContentType == "application/octet-stream", what);
    }

    private static byte[] Tampered(byte[] bytes, int at, byte value)
    {
        bytes[at] = value;
        return bytes;
    }
}
