using System.IO.Compression;
using System.Text;
using VvsIm.Core.Media.Upload;
using VvsIm.Core.Media.Upload.Locations;
using VvsIm.Core.Media.Upload.Pictures;

namespace VvsIm.Core.Tests.Media.Upload;

public sealed class LocationTests
{
    private const string Xmp = """
        <?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/"
         exif:GPSLatitude="52,31.2N" exif:GPSLongitude = '13,24.6E' tiff:Make="Some make"
         ><exif:GPSAltitude>34/1</exif:GPSAltitude><exif:GPSDestBearing/><dc:title>My GPS: a review</dc:title>
        </rdf:Description></rdf:RDF></x:xmpmeta>
        """;

    public static TheoryData<string, byte[], bool> Located =>
        new()
        {
            { "jpeg", Picture.Jpeg(8, 6, Picture.ExifSegment(ExifWriter.Tiff(true))), true },
            { "jpeg of the other order", Picture.Jpeg(8, 6, Picture.ExifSegment(ExifWriter.Tiff(false))), false },
            {
                "jpeg, the directory elsewhere",
                Picture.Jpeg(8, 6, Picture.ExifSegment(ExifWriter.Tiff(true, at: 100))),
                true
            },
            // As phones do: another picture behind the first one.
            {
                "behind a jpeg",
                [.. Picture.Jpeg(), .. Picture.Jpeg(8, 6, Picture.ExifSegment(ExifWriter.Tiff(true)))],
                true
            },
            { "webp", Picture.WebP(ExifWriter.Tiff(false)), false },
            { "png", Picture.Png(8, 6, false, Picture.Chunk("eXIf", ExifWriter.Tiff(false))), false },
            { "avif", Picture.Avif(behind: [0, 0, 0, 0, .. ExifWriter.Tiff(true)]), true },
            { "heic", Picture.Avif("heic", behind: [0, 0, 0, 6, .. "Exif\0\0"u8, .. ExifWriter.Tiff(false)]), false },
            { "tiff", ExifWriter.Tiff(true), true },
        };

    [Theory]
    [MemberData(nameof(Located))]
    public async Task Where_a_picture_was_taken_is_removed_and_everything_else_stays(
        string what,
        byte[] bytes,
        bool little
    )
    {
        using var file = await Spooled.OfAsync(bytes);
        var before = ExifReader.Read(bytes.AsSpan(Start(bytes, little)));
        Assert.True(before.ContainsKey(("gps", 2)), what);

        Assert.True(Examined.Of(file).LocationRemoved, what);

        var stored = file.Bytes();
        var after = ExifReader.Read(stored.AsSpan(Start(stored, little)));
        Assert.DoesNotContain(after, tag => tag.Key.Directory == "gps" || tag.Key.Tag == 0x8825);
        Assert.Equal(before.Keys.Where(key => key.Directory != "gps" && key.Tag != 0x8825).Order(), after.Keys.Order());
        Assert.Equal(before[("0", 0x0112)], after[("0", 0x0112)]);
        Assert.Equal(ExifWriter.Camera + "\0", Encoding.ASCII.GetString(after[("0", 0x010f)]));
        Assert.Equal(before[("exif", 0x9003)], after[("exif", 0x9003)]);
        Assert.Equal(-1, stored.AsSpan().IndexOf(ExifWriter.Numbers(ExifWriter.North, little)));
        Assert.Equal(-1, stored.AsSpan().IndexOf(ExifWriter.Numbers(ExifWriter.East, little)));
        Assert.Equal(bytes.Length, stored.Length);
    }

    [Fact]
    public async Task Nothing_is_touched_where_nothing_says_where()
    {
        foreach (
            var bytes in (byte[][])
                [
                    Picture.Jpeg(8, 6, Picture.ExifSegment(ExifWriter.Tiff(true, located: false))),
                    Picture.Png(8, 6, false, Picture.Chunk("eXIf", ExifWriter.Tiff(false, located: false))),
                    Picture.Jpeg(8, 6, Picture.XmpSegment("<x tiff:Make=\"no :GPS here\"/>")),
                    Picture.WebP(),
                ]
        )
        {
            using var file = await Spooled.OfAsync(bytes);
            Assert.False(Examined.Of(file).LocationRemoved);
            Assert.Equal(bytes, file.Bytes());
        }
    }

    [Fact]
    public async Task A_place_in_xmp_is_removed_and_the_rest_of_it_stays()
    {
        byte[] gif = Picture.Gif(behind: "!\u00ff\u000bXMP DataXMP" + Xmp + ";");
        foreach (var bytes in (byte[][])[Picture.Jpeg(8, 6, Picture.XmpSegment(Xmp)), gif])
        {
            using var file = await Spooled.OfAsync(bytes);
            Assert.True(Examined.Of(file).LocationRemoved);
            AssertOnlyThePlaceIsGone(Encoding.UTF8.GetString(file.Bytes()));
        }
    }

    [Fact]
    public async Task A_place_in_xmp_of_a_png_is_removed_and_its_checksums_are_right()
    {
        byte[] plain = [.. "XML:com.adobe.xmp\0"u8, 0, 0, 0, 0, .. Encoding.UTF8.GetBytes(Xmp)];
        using var file = await Spooled.OfAsync(Picture.Png(8, 6, false, Picture.Chunk("iTXt", plain)));

        Assert.True(Examined.Of(file).LocationRemoved);

        AssertOnlyThePlaceIsGone(Encoding.UTF8.GetString(file.Bytes()));
        AssertChecksums(file);
    }

    [Fact]
    public async Task What_is_folded_up_in_a_png_is_removed_if_it_says_where()
    {
        byte[] xmp = [.. "XML:com.adobe.xmp\0"u8, 1, 0, .. "en\0"u8, 0, .. Fold(Encoding.UTF8.GetBytes(Xmp))];
        var digits = "\nexif\n     518\n" + Convert.ToHexStringLower([.. "Exif\0\0"u8, .. ExifWriter.Tiff(false)]);
        byte[] raw = [.. "Raw profile type exif\0"u8, 0, .. Fold(Encoding.ASCII.GetBytes(digits))];
        byte[] open = [.. "Raw profile type APP1\0"u8, .. Encoding.ASCII.GetBytes(digits)];
        byte[] harmless = [.. "Raw profile type icc\0"u8, 0, .. Fold("\nicc\n 3\nabcdef"u8.ToArray())];
        using var file = await Spooled.OfAsync(
            Picture.Png(
                8,
                6,
                false,
                Picture.Chunk("iTXt", xmp),
                Picture.Chunk("zTXt", raw),
                Picture.Chunk("tEXt", open),
                Picture.Chunk("zTXt", harmless)
            )
        );

        Assert.True(Examined.Of(file).LocationRemoved);

        Assert.Equal(
            ["IHDR", "tEXt", "tEXt", "tEXt", "zTXt", "IDAT", "IEND"],
            PngChunks.Of(file).Select(chunk => chunk.Type)
        );
        Assert.Equal(-1, file.Bytes().AsSpan().IndexOf(Encoding.ASCII.GetBytes("2588")));
        AssertChecksums(file);
    }

    [Fact]
    public async Task A_directory_that_goes_in_circles_or_out_of_the_file_does_no_harm()
    {
        var circle = ExifWriter.Tiff(true);
        // EXIF's directory is the first one again.
        circle[8 + 2 + 2 * 12 + 8] = 8;
        var outside = ExifWriter.Tiff(true);
        outside[8 + 2 + 3 * 12 + 11] = 0x7f;
        var endless = ExifWriter.Tiff(true);
        endless[8] = endless[9] = 0xff;
        foreach (var (tiff, said) in ((byte[], bool)[])[(circle, true), (outside, false), (endless, false)])
        {
            using var file = await Spooled.OfAsync(Picture.Jpeg(8, 6, Picture.ExifSegment(tiff)));
            Assert.Equal(said, Examined.Of(file).LocationRemoved);
        }
    }

    [Fact]
    public async Task Many_beginnings_of_nothing_are_not_all_looked_at()
    {
        var planted = Enumerable.Repeat("II*\0:GPS"u8.ToArray(), 1_000_000).SelectMany(piece => piece).ToArray();
        using var file = await Spooled.OfAsync([.. Picture.Jpeg(), .. planted]);

        var examining = Task.Run(() => Examined.Of(file), TestContext.Current.CancellationToken);

        Assert.False((await examining.WaitAsync(TimeSpan.FromSeconds(5))).LocationRemoved);
    }

    private static void AssertOnlyThePlaceIsGone(string text)
    {
        Assert.DoesNotContain(":GPS", text, StringComparison.Ordinal);
        Assert.DoesNotContain("52,31.2N", text, StringComparison.Ordinal);
        Assert.DoesNotContain("13,24.6E", text, StringComparison.Ordinal);
        Assert.DoesNotContain("34/1", text, StringComparison.Ordinal);
        Assert.Contains("tiff:Make=\"Some make\"", text, StringComparison.Ordinal);
        Assert.Contains("<dc:title>My GPS: a review</dc:title>", text, StringComparison.Ordinal);
        Assert.Contains("</rdf:RDF></x:xmpmeta>", text, StringComparison.Ordinal);
    }

    private static void AssertChecksums(VvsIm.Core.Media.Upload.Spool.SpooledFile file)
    {
        var bytes = file.Bytes();
        foreach (var chunk in PngChunks.Of(file))
        {
            var covered = bytes.AsSpan((int)chunk.Content - 4, (int)chunk.Length + 4);
            var written = bytes.AsSpan((int)(chunk.Content + chunk.Length), 4);
            Assert.Equal(Picture.Big((int)Crc32.Of(covered)), written.ToArray());
        }
    }

    private static int Start(byte[] bytes, bool little) => bytes.AsSpan().IndexOf(little ? "II*\0"u8 : "MM\0*"u8);

    private static byte[] Fold(byte[] bytes)
    {
        using var folded = new MemoryStream();
        using (var folding = new ZLibStream(folded, CompressionMode.Compress, leaveOpen: true))
            folding.Write(bytes);
        return folded.ToArray();
    }
}
