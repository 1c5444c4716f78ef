using System.Runtime.InteropServices;
using VvsIm.Contracts.Search;
using VvsIm.Core.Search.Matching;

namespace VvsIm.Core.Search.Indexing;

/// <summary>
/// What the index knows a message by, each a number. Two things may share a number: what is found is always read again.
/// </summary>
internal static class SearchKeys
{
    private const int SenderKind = 10;
    private const int ConversationKind = 11;
    private const int SegmentKind = 13;

    /// <summary>It has a link.</summary>
    public static readonly int Link = Hash(12, 1, 0, 0);

    /// <summary>It has code.</summary>
    public static readonly int Code = Hash(12, 2, 0, 0);

    /// <summary>Somebody has reacted to it.</summary>
    public static readonly int Reacted = Hash(12, 3, 0, 0);

    /// <summary>It is pinned.</summary>
    public static readonly int Pinned = Hash(12, 4, 0, 0);

    /// <summary>It begins a thread or stands in one.</summary>
    public static readonly int Threaded = Hash(12, 5, 0, 0);

    /// <summary>It has a file.</summary>
    public static readonly int File = Hash(12, 6, 0, 0);

    /// <summary>It has a picture or video.</summary>
    public static readonly int Picture = Hash(12, 7, 0, 0);

    /// <summary>Said by this person.</summary>
    public static int Sender(Guid id) => Hash(SenderKind, id);

    /// <summary>Said in this conversation.</summary>
    public static int Conversation(Guid id) => Hash(ConversationKind, id);

    /// <summary>In this segment of the index.</summary>
    public static int Segment(long segment) => Hash(SegmentKind, (uint)segment, (uint)(segment >> 32), 0);

    /// <summary>All keys of a message, sorted, so that equal ones compare equal.</summary>
    public static int[] Of(IndexedMessage message, long segment)
    {
        var keys = new HashSet<int>
        {
            Segment(segment),
            Sender(message.SenderId),
            Conversation(message.ConversationId),
        };
        if (message.Reacted)
            keys.Add(Reacted);
        if (message.Pinned)
            keys.Add(Pinned);
        if (message.Threaded)
            keys.Add(Threaded);
        if (MessageTraits.HasLink(message.Text))
            keys.Add(Link);
        if (MessageTraits.HasCode(message.Text))
            keys.Add(Code);
        if (message.Files is not null)
            keys.Add(File);
        if (MessageTraits.HasPicture(message.Files))
            keys.Add(Picture);
        Grams.AddAll(keys, FoldedText.Fold(MentionTokens.Blank(message.Words)));
        int[] sorted = [.. keys];
        Array.Sort(sorted);
        return sorted;
    }

    /// <summary>The same everywhere and for ever: it is stored.</summary>
    public static int Hash(int kind, uint a, uint b, uint c)
    {
        var hash = 2_166_136_261u;
        foreach (var part in (ReadOnlySpan<uint>)[(uint)kind, a, b, c])
            hash = Mix(hash ^ part);
        return (int)hash;
    }

    private static int Hash(int kind, Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        var parts = MemoryMarshal.Cast<byte, uint>(bytes);
        return Hash(kind, parts[0] ^ Mix(parts[1]), parts[2], parts[3]);
    }

    private static uint Mix(uint hash)
    {
        hash = (hash ^ (hash >> 16)) * 0x85eb_ca6b;
        hash = (hash ^ (hash >> 13)) * 0xc2b2_ae35;
        return hash ^ (hash >> 16);
    }
}
