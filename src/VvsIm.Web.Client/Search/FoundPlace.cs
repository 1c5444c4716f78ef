using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Search;
using VvsIm.Web.Client.Accounts;

namespace VvsIm.Web.Client.Search;

/// <summary>Where a message that was found stands.</summary>
public static class FoundPlace
{
    /// <summary>The address that shows it: in its conversation, or in its thread.</summary>
    public static string Address(SearchHit hit) =>
        hit.ThreadSeq is { } thread
            ? $"c/{hit.ConversationId}?thread={thread}&at={hit.Seq}"
            : $"c/{hit.ConversationId}/{hit.Seq}";

    /// <summary>What its conversation is called.</summary>
    public static string? Name(SearchHit hit, SearchPage page, Guid me, People people) =>
        page.Conversations.FirstOrDefault(one => one.Id == hit.ConversationId) is { } conversation
            ? Name(conversation, me, people)
            : null;

    /// <summary>What a conversation is called.</summary>
    public static string? Name(FoundConversation conversation, Guid me, People people) =>
        conversation.Kind != ConversationKind.Direct ? conversation.Title
        : conversation.PeerId == me ? "Notes to yourself"
        : conversation.PeerId is { } peer ? people.Find(peer)?.DisplayName
        : null;
}
