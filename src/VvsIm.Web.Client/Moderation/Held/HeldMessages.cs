using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Held;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Later;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Moderation.Held;

/// <summary>
/// What one has said and a rule holds until a moderator has looked at it, and what was turned down. Nobody else knows of it; every device of
/// one's own does. Fetched whole whenever something changed.
/// </summary>
public sealed class HeldMessages : IDisposable
{
    private readonly VvsImClient client;
    private readonly Errand errand;
    private readonly OwnList<HeldMessage> list = new(
        message => message.Id,
        (a, b) => (a.HeldAt, a.Id).CompareTo((b.HeldAt, b.Id))
    );

    public HeldMessages(VvsImClient client, TimeProvider time, ILogger logger)
    {
        this.client = client;
        errand = new Errand(RunAsync, time, logger);
    }

    /// <summary>It is another list.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Those of a conversation, or of a thread in it, the oldest first.</summary>
    public IEnumerable<HeldMessage> In(Guid conversationId, long? threadSeq) =>
        list.Items.Where(message => message.ConversationId == conversationId && message.ThreadSeq == threadSeq);

    /// <summary>Fetches what is lacking.</summary>
    public void Ask()
    {
        if (list.Needed)
            errand.Ask();
    }

    /// <summary>Events may have been lost.</summary>
    public void Refresh()
    {
        list.Doubt();
        Ask();
    }

    /// <summary>Takes an event.</summary>
    public void Apply(RealtimeEvent happened)
    {
        if (happened is HeldChanged)
            Refresh();
    }

    /// <summary>Takes the server's answer to sending.</summary>
    public void Put(HeldMessage message)
    {
        list.Put(message);
        Changed.Raise();
    }

    /// <summary>Takes one back, or puts one away that was turned down; no error if it is gone already.</summary>
    /// <exception cref="ProblemException">The server is not there.</exception>
    public async Task WithdrawAsync(HeldMessage message)
    {
        try
        {
            await client.Held.WithdrawAsync(message.Id);
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.NotFound)
        {
            // It was let through, or taken back on another device.
        }
        list.Remove(message.Id);
        Changed.Raise();
        Refresh();
    }

    /// <inheritdoc cref="Errand.Hurry"/>
    public void Hurry() => errand.Hurry();

    public void Dispose() => errand.Dispose();

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        while (list.Needed)
        {
            var begun = list.Begin();
            var page = await client.Held.MineAsync(cancellationToken);
            list.Load(page.Items, begun);
            Changed.Raise();
        }
    }
}
