using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using VvsIm.Core.Media.Upload.Locations;

namespace VvsIm.Core.Tests.Media.Upload;

/// <summary>Pictures made of bytes: as small as they can be, and as whole as a header has to be.</summary>
internal static class Picture
{
    /// <summary>A PNG that every program shows, grey, of these pixels; or one that only claims them.</summary>
    public static byte[] Png(int width = 8, int height = 6, bool claimed = false, params byte[][] chunks)
    {
        var rows = new byte[claimed ? 1 : height * (width + 1)];
        for (var n = 0; n < rows.Length; n++)
            rows[n] = (byte)(n % (width + 1) == 0 ? 0 : n * 7);
        using var pixels = new MemoryStream();
        using (var folding = new ZLibStream(pixels, CompressionMode.Compress, leaveOpen: true))
            folding.Write(rows);
        return
        [
            0x89,
            .. "PNG\r\n"u8,
            0x1a,
            0x0a,
            .. Chunk("IHDR", [.. Big(width), .. Big(height), 8, 0, 0, 0, 0]),
            .. chunks.SelectMany(chunk => chunk),
            .. Chunk("IDAT", pixels.ToArray()),
            .. Chunk("IEND", []),
        ];
    }

    public static byte[] Chunk(string type, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. content];
        return [.. Big(content.Length), .. named, .. Big((int)Crc32.Of(named))];
    }

    public static byte[] Jpeg(int width = 8, int height = 6, params byte[][] segments) =>
        [
            0xff,
            0xd8,
            .. segments.SelectMany(segment => segment),
            .. Segment(0xc0, [8, .. Big((short)height), .. Big((short)width), 1, 1, 0x11, 0]),
            .. Segment(0xda, [1, 1, 0, 0, 63, 0]),
            0x12,
            0x34,
            0xff,
            0xd9,
        ];

    public static byte[] Segment(byte marker, byte[] content) =>
        [0xff, marker, .. Big((short)(content.Length + 2)), .. content];

    /// <summary>The segment of a JPEG that says where.</summary>
    public static byte[] ExifSegment(byte[] tiff) => Segment(0xe1, [.. "Exif\0\0"u8, .. tiff]);

    public static byte[] XmpSegment(string xmp) =>
        Segment(0xe1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. Encoding.UTF8.GetBytes(xmp)]);

    public static byte[] Gif(int width = 8, int height = 6, string behind = ";") =>
        [.. "GIF89a"u8, .. Little((short)width), .. Little((short)height), 0, 0, 0, .. Encoding.ASCII.GetBytes(behind)];

    /// <summary>Lossless, so small.</summary>
    public static byte[] WebP(int width = 8, int height = 6)
    {
        byte[] frame = [0x2f, .. Little((width - 1) | ((height - 1) << 14)), 0, 0];
        return Riff("WEBP", Part("VP8L", [.. frame, 0]));
    }

    /// <summary>With EXIF.</summary>
    public static byte[] WebP(byte[] tiff, int width = 8, int height = 6) =>
        Riff(
            "WEBP",
            [
                .. Part("VP8X", [8, 0, 0, 0, .. Little(width - 1)[..3], .. Little(height - 1)[..3]]),
                .. Part("VP8L", [0x2f, .. Little((width - 1) | ((height - 1) << 14)), 0]),
                .. Part("EXIF", tiff),
            ]
        );

    public static byte[] Riff(string form, byte[] content) =>
        [.. "RIFF"u8, .. Little(content.Length + 4), .. Encoding.ASCII.GetBytes(form), .. content];

    public static byte[] Part(string type, byte[] content) =>
        [
            .. Encoding.ASCII.GetBytes(type),
            .. Little(content.Length),
            .. content,
            .. content.Length % 2 == 1 ? new byte[1] : [],
        ];

    public static byte[] Bmp(int width = 8, int height = 6) =>
        [
            .. "BM"u8,
            .. Little(54 + 24),
            0,
            0,
            0,
            0,
            .. Little(54),
            .. Little(40),
            .. Little(width),
            .. Little(height),
            .. Little((short)1),
            .. Little((short)24),
            .. new byte[24 + 24],
        ];

    /// <summary>An AVIF or HEIC of one picture, turned by quarters.</summary>
    public static byte[] Avif(
        string brand = "avif",
        int width = 8,
        int height = 6,
        byte quarters = 0,
        byte[]? behind = null
    ) =>
        [
            .. Box("ftyp", [.. Encoding.ASCII.GetBytes(brand), 0, 0, 0, 0, .. "mif1"u8]),
            .. Box(
                "meta",
                [
                    0,
                    0,
                    0,
                    0,
                    .. Box("pitm", [0, 0, 0, 0, 0, 2]),
                    .. Box(
                        "iprp",
                        [
                            .. Box(
                                "ipco",
                                [
                                    .. Box("ispe", [0, 0, 0, 0, .. Big(1), .. Big(1)]),
                                    .. Box("ispe", [0, 0, 0, 0, .. Big(width), .. Big(height)]),
                                    .. Box("irot", [quarters]),
                                ]
                            ),
                            .. Box("ipma", [0, 0, 0, 0, .. Big(2), 0, 1, 1, 1, 0, 2, 2, 2, 0x83]),
                        ]
                    ),
                ]
            ),
            .. Box("mdat", behind ?? [1, 2, 3]),
        ];

    /// <summary>A film, or a sound, of tracks that have these handlers.</summary>
    public static byte[] Mp4(string brand, params string[] handlers) =>
        [
            .. Box("ftyp", [.. Encoding.ASCII.GetBytes(brand), 0, 0, 2, 0, .. Encoding.ASCII.GetBytes(brand)]),
            .. Box("mdat", new byte[100]),
            .. Box(
                "moov",
                [
                    .. handlers.SelectMany(handler =>
                        Box(
                            "trak",
                            Box(
                                "mdia",
                                Box("hdlr", [.. new byte[8], .. Encoding.ASCII.GetBytes(handler), .. new byte[12]])
                            )
                        )
                    ),
                ]
            ),
        ];

    /// <summary>WebM or its cousin, with tracks of these types (1: pictures, 2: sound).</summary>
    public static byte[] WebM(string kind, params byte[] tracks) =>
        [
            0x1a,
            0x45,
            0xdf,
            0xa3,
            .. Sized([0x42, 0x82, .. Sized(Encoding.ASCII.GetBytes(kind))]),
            // A recording does not know yet how long it will be.
            0x18,
            0x53,
            0x80,
            0x67,
            0x01,
            0xff,
            0xff,
            0xff,
            0xff,
            0xff,
            0xff,
            0xff,
            0x16,
            0x54,
            0xae,
            0x6b,
            .. Sized([.. tracks.SelectMany(track => (byte[])[0xae, .. Sized([0xd7, 0x81, 1, 0x83, 0x81, track])])]),
            0x1f,
            0x43,
            0xb6,
            0x75,
            0xff,
            0,
            0,
        ];

    public static byte[] Box(string type, byte[] content) =>
        [.. Big(content.Length + 8), .. Encoding.Latin1.GetBytes(type), .. content];

    private static byte[] Sized(byte[] content) => [(byte)(0x80 | content.Length), .. content];

    public static byte[] Big(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    public static byte[] Little(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static byte[] Big(short value) => Big((int)value)[2..];

    private static byte[] Little(short value) => Little((int)value)[..2];
}
