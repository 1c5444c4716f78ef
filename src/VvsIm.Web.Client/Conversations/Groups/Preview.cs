using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Conversations.Groups;

/// <summary>
/// A public channel that somebody looks into without being a member. It stands in no list and no sync tells of it: its own events keep it
/// up to date, and whatever leaves a doubt is settled by asking for it.
/// </summary>
public sealed class Preview : IDisposable
{
    private readonly Guid me;
    private readonly VvsImClient client;
    private readonly Errand asking;

    public Preview(Conversation found, Guid me, VvsImClient client, TimeProvider time, ILogger logger)
    {
        (Conversation, this.me, this.client) = (found, me, client);
        asking = new Errand(AskAsync, time, logger);
    }

    /// <summary>The channel as it is now.</summary>
    public Conversation Conversation { get; private set; }

    /// <summary>It is another than before.</summary>
    public event Action? Changed;

    /// <summary>Takes an event; events of other conversations are passed over.</summary>
    public void Apply(ConversationEvent happened)
    {
        if (happened.ConversationId != Conversation.Id || happened.Change <= Conversation.Change)
            return;
        if (happened.Change != Conversation.Change + 1)
        {
            Ask();
            return;
        }
        var (after, inDoubt) = Conversation.After(happened, me);
        Take(after);
        if (inDoubt)
            Ask();
    }

    /// <summary>Events may have been lost, or one may be a member by now.</summary>
    public void Ask() => asking.Ask();

    /// <inheritdoc cref="Errand.Hurry"/>
    public void Hurry() => asking.Hurry();

    public void Dispose() => asking.Dispose();

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            var now = await client.Conversations.GetAsync(Conversation.Id, cancellationToken);
            if (now.Change >= Conversation.Change)
                Take(now);
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.NotFound)
        {
            // The channel is gone; its log is told so when it asks, and says it.
        }
    }

    private void Take(Conversation now)
    {
        if (now == Conversation)
            return;
        Conversation = now;
        Changed?.Invoke();
    }
}
