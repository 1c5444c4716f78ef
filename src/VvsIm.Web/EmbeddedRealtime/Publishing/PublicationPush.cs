using System.Buffers.Text;
using System.Text.Json;
using VvsIm.Web.EmbeddedRealtime.Protocol;

namespace VvsIm.Web.EmbeddedRealtime.Publishing;

/// <summary>Publications of one channel as its subscribers get them: encoded once, whatever their number.</summary>
internal sealed class PublicationPush(string channel)
{
    private const int NumberAndBraces = 96;

    private byte[]? head;

    public ReadOnlyMemory<byte> Encode(Payload payload, StreamPosition position)
    {
        head ??=
        [
            .. """{"push":{"channel":"""u8,
            .. JsonSerializer.SerializeToUtf8Bytes(channel, CommandJson.Default.String),
            .. ""","pub":"""u8,
        ];
        var message = new byte[head.Length + payload.Length + NumberAndBraces];
        head.CopyTo(message, 0);
        var length = head.Length + Write(message.AsSpan(head.Length), payload, position);
        message[length++] = (byte)'}';
        message[length++] = (byte)'}';
        return message.AsMemory(0, length);
    }

    private static int Write(Span<byte> to, Payload payload, StreamPosition position)
    {
        var length = 0;
        Append(to, ref length, """{"data":"""u8);
        Append(to, ref length, payload.Data.Span);
        if (position.Offset > 0)
        {
            Append(to, ref length, ""","offset":"""u8);
            Utf8Formatter.TryFormat(position.Offset, to[length..], out var digits);
            length += digits;
        }
        if (NeedsEpoch(position.Offset))
        {
            Append(to, ref length, ",\"epoch\":\""u8);
            length += System.Text.Encoding.ASCII.GetBytes(position.Epoch, to[length..]);
            to[length++] = (byte)'"';
        }
        if (payload.Tags.Length > 0)
        {
            Append(to, ref length, ""","tags":"""u8);
            Append(to, ref length, payload.Tags.Span);
        }
        to[length++] = (byte)'}';
        return length;
    }

    /// <summary>The first publication of a stream says its epoch; all later ones have the one that is known already.</summary>
    public static bool NeedsEpoch(ulong offset) => offset == 1;

    private static void Append(Span<byte> to, ref int length, ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(to[length..]);
        length += bytes.Length;
    }
}
