using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Conversations.Moderating;

namespace VvsIm.Admin.Conversations;

/// <summary>What a conversation is called in the console.</summary>
internal static class ConversationWords
{
    /// <summary>Its title; or who talk in it.</summary>
    public static string Name(ModeratedConversation conversation, Func<Guid, User?> person) =>
        conversation switch
        {
            { Title: { } title } => title,
            { Pair: [var alone] } => $"{NameOf(person(alone))} alone",
            { Pair: [var one, var other] } => $"{NameOf(person(one))} and {NameOf(person(other))}",
            _ => "A conversation",
        };

    /// <summary>Direct, group or channel.</summary>
    public static string Of(ConversationKind kind) =>
        kind switch
        {
            ConversationKind.Direct => "Direct",
            ConversationKind.Group => "Group",
            _ => "Channel",
        };

    private static string NameOf(User? person) => person?.DisplayName ?? "somebody unknown";
}
