using VvsIm.Contracts.Conversations;
using VvsIm.Web.Client.Accounts;

namespace VvsIm.Web.Client.Conversations;

/// <summary>What a conversation is called, and what decides its colour.</summary>
public static class ConversationNames
{
    /// <summary>A group's title, or the other person's name; null while that is unknown.</summary>
    public static string? NameFor(this Conversation conversation, Guid me, People people)
    {
        if (conversation.Kind != ConversationKind.Direct)
            return conversation.Title;
        if (conversation.PeerId == me)
            return "Notes to yourself";
        return conversation.PeerId is { } peer ? people.Find(peer)?.DisplayName : null;
    }

    /// <summary>What its avatar takes its colour from: the person's, so that they look the same everywhere.</summary>
    public static string Seed(this Conversation conversation) => $"{conversation.PeerId ?? conversation.Id}";
}
