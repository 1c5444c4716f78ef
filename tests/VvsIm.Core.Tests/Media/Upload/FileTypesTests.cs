using System.IO.Compression;
using System.Text;
using VvsIm.Contracts.Media;
using VvsIm.Core.Media.Upload;

namespace VvsIm.Core.Tests.Media.Upload;

public sealed class FileTypesTests
{
    public static TheoryData<string, byte[], string, MediaKind> Files =>
        new()
        {
            { "png", Picture.Png(), "image/png", MediaKind.Image },
            { "jpeg", Picture.Jpeg(), "image/jpeg", MediaKind.Image },
            { "gif", Picture.Gif(), "image/gif", MediaKind.Image },
            { "webp", Picture.WebP(), "image/webp", MediaKind.Image },
            { "avif", Picture.Avif(), "image/avif", MediaKind.Image },
            { "bmp", Picture.Bmp(), "image/bmp", MediaKind.Image },
            { "heic", Picture.Avif("heic"), "image/heic", MediaKind.File },
            { "tiff", ExifWriter.Tiff(little: true), "image/tiff", MediaKind.File },
            { "mp4", Picture.Mp4("isom", "vide", "soun"), "video/mp4", MediaKind.Video },
            { "mp4 without pictures", Picture.Mp4("mp42", "soun"), "audio/mp4", MediaKind.Audio },
            { "mp4 of nothing", Picture.Mp4("isom"), "application/octet-stream", MediaKind.File },
            { "mov", Picture.Mp4("qt  ", "vide"), "video/quicktime", MediaKind.Video },
            { "m4a", Picture.Mp4("M4A ", "soun"), "audio/mp4", MediaKind.Audio },
            { "webm", Picture.WebM("webm", 2, 1), "video/webm", MediaKind.Video },
            { "webm of sound", Picture.WebM("webm", 2), "audio/webm", MediaKind.Audio },
            { "matroska", Picture.WebM("matroska", 1), "video/x-matroska", MediaKind.File },
            { "ogg", Text("OggS\0\u0002…OpusHead"), "audio/ogg", MediaKind.Audio },
            { "ogg of pictures", [.. "OggS\0\u0002OpusHead"u8, 0x80, .. "theora"u8], "video/ogg", MediaKind.Video },
            { "mp3", Frames([0xff, 0xfb, 0x90, 0x00], 417), "audio/mpeg", MediaKind.Audio },
            {
                "mp3 with a tag",
                [.. "ID3"u8, 3, 0, 0, 0, 0, 0, 4, 1, 2, 3, 4, 0, 0, .. Frames([0xff, 0xfb, 0x90, 0x00], 417)],
                "audio/mpeg",
                MediaKind.Audio
            },
            {
                "one frame of mp3",
                Frames([0xff, 0xfb, 0x90, 0x00], 417)[..417],
                "application/octet-stream",
                MediaKind.File
            },
            { "aac", Frames([0xff, 0xf1, 0x50, 0x80, 0x0c, 0x9f, 0xfc], 100), "audio/aac", MediaKind.Audio },
            { "wav", Picture.Riff("WAVE", new byte[40]), "audio/wav", MediaKind.Audio },
            { "flac", Text("fLaC\0\0\0\u0022"), "audio/flac", MediaKind.Audio },
            { "avi", Picture.Riff("AVI ", new byte[40]), "video/x-msvideo", MediaKind.File },
            { "pdf", Text("%PDF-1.7\n"), "application/pdf", MediaKind.File },
            { "zip", Zip("readme.txt"), "application/zip", MediaKind.File },
            {
                "docx",
                Zip("[Content_Types].xml", "word/document.xml"),
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                MediaKind.File
            },
            {
                "xlsx",
                Zip("[Content_Types].xml", "xl/workbook.xml"),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                MediaKind.File
            },
            { "text", Text("Hello, wörld\n"), "text/plain", MediaKind.File },
            { "svg", Text("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), "application/octet-stream", MediaKind.File },
            { "xml", Text("<?xml version=\"1.0\"?><svg/>"), "application/octet-stream", MediaKind.File },
            { "html", Text(" \n<!doctype html><script>alert(1)</script>"), "application/octet-stream", MediaKind.File },
            { "a program", [0x7f, .. "ELF"u8, 2, 1, 1, 0], "application/octet-stream", MediaKind.File },
            { "one byte", [0], "application/octet-stream", MediaKind.File },
            { "half a character", [0xe2, 0x82], "application/octet-stream", MediaKind.File },
        };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task The_content_says_what_a_file_is(string what, byte[] bytes, string type, MediaKind kind)
    {
        using var file = await Spooled.OfAsync(bytes);

        var examined = Examined.Of(file);

        Assert.True((type, kind) == (examined.Type.ContentType, examined.Type.Kind), $"{what}: {examined}");
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_cut_off_anywhere_is_looked_at_without_harm(
        string what,
        byte[] bytes,
        string type,
        MediaKind kind
    )
    {
        Assert.NotEmpty(type);
        for (var length = 1; length < bytes.Length; length += Math.Max(1, bytes.Length / 40))
        {
            using var file = await Spooled.OfAsync(bytes[..length]);
            var examined = Examined.Of(file);
            // Half of a film may be taken for a sound, never for a picture.
            Assert.True(
                examined.Type.Kind is MediaKind.File or MediaKind.Audio || examined.Type.Kind == kind,
                $"{what}: {examined}"
            );
        }
    }

    [Fact]
    public async Task A_picture_behind_which_something_else_stands_is_that_picture_and_nothing_else()
    {
        foreach (
            var bytes in (byte[][])
                [
                    [.. Picture.Png(), .. Zip("evil.js")],
                    [.. Picture.Jpeg(), .. Text("<script>alert(1)</script>")],
                    Picture.Gif(0x2f2a, 0x2f2a, "*/=alert(1);"),
                ]
        )
        {
            using var file = await Spooled.OfAsync(bytes);
            Assert.StartsWith("image/", Examined.Of(file).Type.ContentType, StringComparison.Ordinal);
        }
    }

    private static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Frames(byte[] header, int length)
    {
        var frames = new byte[length * 3];
        for (var at = 0; at < frames.Length; at += length)
            header.CopyTo(frames, at);
        return frames;
    }

    private static byte[] Zip(params string[] names)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var name in names)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write("content"u8);
            }
        return bytes.ToArray();
    }
}
