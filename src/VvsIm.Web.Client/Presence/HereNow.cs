using VvsIm.Contracts;
using VvsIm.Contracts.Presence;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Presence;

/// <summary>Who else is in the open conversation now, when it is a group. Not thread-safe.</summary>
public sealed class HereNow : IDisposable
{
    private readonly VvsImClient client;
    private readonly Errand errand;
    private ConversationPresence? known;
    private Guid? open;

    public HereNow(VvsImClient client, TimeProvider time, ILogger logger)
    {
        this.client = client;
        errand = new Errand(RunAsync, time, logger);
    }

    /// <summary>Others are there than before.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Who is there; null when that is not known, or the conversation is not the open one.</summary>
    public ConversationPresence? In(Guid conversation) => known?.ConversationId == conversation ? known : null;

    /// <summary>Follows this conversation from now on; null: none.</summary>
    public void Open(Guid? conversation)
    {
        (open, known) = (conversation, null);
        Ask();
    }

    /// <summary>Asks, as after something may have been missed.</summary>
    public void Ask()
    {
        if (open is not null)
            errand.Ask();
    }

    /// <summary>Takes word of a conversation.</summary>
    public void Apply(ConversationPresence present)
    {
        if (present.ConversationId != open || known?.At > present.At)
            return;
        known = present;
        Changed.Raise();
    }

    /// <summary>What is known is not known any more.</summary>
    public void Clear()
    {
        known = null;
        Changed.Raise();
    }

    /// <inheritdoc cref="Errand.Hurry"/>
    public void Hurry() => errand.Hurry();

    public void Dispose() => errand.Dispose();

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        if (open is not { } id)
            return;
        try
        {
            Apply(await client.Presence.InConversationAsync(id, cancellationToken));
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.NotFound)
        {
            // Not one's own: the conversation itself says so.
        }
    }
}
