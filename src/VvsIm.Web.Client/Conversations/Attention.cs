using VvsIm.Contracts.Conversations;

namespace VvsIm.Web.Client.Conversations;

/// <summary>What calls for the person, in all conversations together or in one.</summary>
/// <param name="Unread">Messages that count aloud: all of a conversation that is not quiet, only mentions in one that is.</param>
/// <param name="Mentions">Those among them that mention the person.</param>
public readonly record struct Attention(int Unread, int Mentions)
{
    /// <summary>Of all these at this moment.</summary>
    public static Attention Of(IEnumerable<Conversation> conversations, DateTimeOffset now)
    {
        var (unread, mentions) = (0, 0);
        foreach (var conversation in conversations)
        {
            unread += conversation.IsQuiet(now) ? conversation.Mentions : conversation.Unread;
            mentions += conversation.Mentions;
        }
        return new(unread, mentions);
    }
}

/// <summary>Whether a conversation speaks up.</summary>
public static class Quietness
{
    /// <summary>It is muted now.</summary>
    public static bool IsMuted(this Conversation conversation, DateTimeOffset now) => conversation.MutedUntil > now;

    /// <summary>It counts without asking for attention: muted, or put away.</summary>
    public static bool IsQuiet(this Conversation conversation, DateTimeOffset now) =>
        conversation.PutAway || conversation.IsMuted(now);

    /// <summary>When the next mute of these ends; null if none will.</summary>
    public static DateTimeOffset? NextEndOfMute(this IEnumerable<Conversation> conversations, DateTimeOffset now) =>
        conversations.Where(c => c.MutedUntil > now && c.MutedUntil < Preferences.ForEver).Min(c => c.MutedUntil);
}
