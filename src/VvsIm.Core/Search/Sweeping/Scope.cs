using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Search;

namespace VvsIm.Core.Search.Sweeping;

/// <summary>Where and among whose messages is looked: never more than the reader may see.</summary>
/// <param name="Conversations">The conversations that are looked through, each with what the reader sees of it.</param>
/// <param name="Senders">Whose messages; null for everybody's.</param>
internal sealed record Scope(IReadOnlyList<ReadableConversation> Conversations, Guid[]? Senders)
{
    /// <summary>Nothing can be found.</summary>
    public bool IsEmpty => Conversations.Count == 0 || Senders is [];
}

/// <summary>A conversation that the reader may read.</summary>
/// <param name="Id">Its id.</param>
/// <param name="HistoryFrom">Messages up to this seq are hidden from the reader.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Null for a direct one.</param>
/// <param name="PeerId">The other person of a direct one.</param>
/// <param name="PeerName">Their name.</param>
internal sealed record ReadableConversation(
    Guid Id,
    long HistoryFrom,
    ConversationKind Kind,
    string? Title,
    Guid? PeerId,
    string? PeerName
)
{
    /// <summary>As it goes beside what was found in it.</summary>
    public FoundConversation Found =>
        new()
        {
            Id = Id,
            Kind = Kind,
            Title = Title,
            PeerId = PeerId,
        };
}
