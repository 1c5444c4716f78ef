using VvsIm.Contracts;
using VvsIm.Contracts.Presence;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Presence;

/// <summary>Tells the others that one types, as seldom as will do. Nothing is repeated: it is worth nothing a second later.</summary>
public sealed class OwnTyping(VvsImClient client, TimeProvider time)
{
    private (Guid Conversation, long? Thread, DateTimeOffset At) said;

    /// <summary>Something was typed there.</summary>
    public async Task SayAsync(Guid conversation, long? thread)
    {
        var now = time.GetUtcNow();
        if (said.Conversation == conversation && said.Thread == thread && now - said.At < PresenceTimes.TypingRepeat)
            return;
        said = (conversation, thread, now);
        try
        {
            await client.Presence.TypeAsync(conversation, thread);
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            // The others do not see it this time.
        }
    }

    /// <summary>It was sent: what is typed next is said at once.</summary>
    public void Sent() => said = default;
}
