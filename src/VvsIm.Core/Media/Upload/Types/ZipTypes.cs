using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace VvsIm.Core.Media.Upload.Types;

/// <summary>
/// What a ZIP archive is, by the names of its first entries. Nothing is unpacked: how much would come of it concerns nobody here.
/// </summary>
internal static partial class ZipTypes
{
    private const int HeaderLength = 30;

    private static readonly (byte[] Folder, FileType Type)[] Office =
    [
        (
            [.. "word/"u8],
            FileType.File("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx")
        ),
        ([.. "xl/"u8], FileType.File("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx")),
        (
            [.. "ppt/"u8],
            FileType.File("application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx")
        ),
    ];

    public static FileType Of(ReadOnlySpan<byte> head)
    {
        if (head.Length < HeaderLength)
            return FileType.Unknown;
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(head[26..]);
        var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(head[28..]);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(head[22..]);
        var content = HeaderLength + nameLength + extraLength;
        if (content > head.Length)
            return FileType.Zip;
        var name = Encoding.Latin1.GetString(head.Slice(HeaderLength, nameLength));
        if (name == "mimetype" && size < 200 && content + size <= head.Length)
            return Declared(Encoding.Latin1.GetString(head.Slice(content, (int)size)));
        // The three programs write a table of contents first, then their own folder.
        if (name is "[Content_Types].xml" or "_rels/.rels" or "docProps/app.xml" or "docProps/core.xml")
            foreach (var (folder, type) in Office)
                if (head.IndexOf(folder) >= 0)
                    return type;
        return FileType.Zip;
    }

    private static FileType Declared(string type) =>
        type == "application/epub+zip" ? FileType.File(type, ".epub")
        : OpenDocument().IsMatch(type) ? FileType.File(type, "")
        : FileType.Zip;

    [GeneratedRegex(@"\Aapplication/vnd\.oasis\.opendocument\.[a-z-]+\z")]
    private static partial Regex OpenDocument();
}
