using System.Buffers.Binary;

namespace VvsIm.Core.Tests.Media.Upload;

/// <summary>Reads EXIF without knowing how the server does: every tag of every directory, by directory and number.</summary>
internal static class ExifReader
{
    public static Dictionary<(string Directory, int Tag), byte[]> Read(ReadOnlySpan<byte> tiff)
    {
        var little = tiff[0] == (byte)'I';
        var tags = new Dictionary<(string, int), byte[]>();
        var waiting = new Stack<(string Name, int At)>([("0", Long(tiff[4..], little))]);
        while (waiting.TryPop(out var directory))
        {
            var count = Short(tiff[directory.At..], little);
            for (var n = 0; n < count; n++)
            {
                var entry = tiff[(directory.At + 2 + n * 12)..];
                var tag = Short(entry, little);
                var width = Short(entry[2..], little) switch
                {
                    3 => 2,
                    4 => 4,
                    5 => 8,
                    _ => 1,
                };
                var length = width * Long(entry[4..], little);
                var value = length <= 4 ? entry.Slice(8, length) : tiff.Slice(Long(entry[8..], little), length);
                tags[(directory.Name, tag)] = value.ToArray();
                if (tag is 0x8769 or 0x8825)
                    waiting.Push((tag == 0x8825 ? "gps" : "exif", Long(entry[8..], little)));
            }
        }
        return tags;
    }

    private static int Short(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt16BigEndian(at);

    private static int Long(ReadOnlySpan<byte> at, bool little) =>
        little ? BinaryPrimitives.ReadInt32LittleEndian(at) : BinaryPrimitives.ReadInt32BigEndian(at);
}
