namespace VvsIm.Web.EmbeddedRealtime.Publishing;

/// <summary>The data of a publication, shared by the histories of all channels it was published to.</summary>
internal sealed class Payload
{
    private int holders;

    public Payload(ReadOnlyMemory<byte> data, ReadOnlyMemory<byte> tags = default)
    {
        Data = OneLine(data);
        Tags = OneLine(tags);
    }

    /// <summary>One JSON value on one line: a line feed ends a message on the wire.</summary>
    public ReadOnlyMemory<byte> Data { get; }

    /// <summary>A JSON object of strings, or nothing.</summary>
    public ReadOnlyMemory<byte> Tags { get; }

    public int Length => Data.Length + Tags.Length;

    /// <summary>True for the first of the current holders: it pays for the bytes.</summary>
    public bool Hold() => Interlocked.Increment(ref holders) == 1;

    /// <summary>True for the last holder: the bytes are given back.</summary>
    public bool Drop() => Interlocked.Decrement(ref holders) == 0;

    // Within a string of valid JSON there is no raw line feed, so each one is white space between tokens.
    private static ReadOnlyMemory<byte> OneLine(ReadOnlyMemory<byte> json)
    {
        if (!json.Span.ContainsAny((byte)'\n', (byte)'\r'))
            return json;
        var copy = json.ToArray();
        copy.AsSpan().Replace((byte)'\n', (byte)' ');
        copy.AsSpan().Replace((byte)'\r', (byte)' ');
        return copy;
    }
}
