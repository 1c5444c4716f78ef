using VvsIm.Contracts;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Conversations;

/// <summary>Who has seen the open conversation, and how far. Positions only rise, so that events and answers may come in any order.</summary>
public sealed class Receipts : IDisposable
{
    private readonly Dictionary<Guid, long> seen = [];
    private readonly VvsImClient client;
    private readonly Errand errand;
    private Guid? open;
    private bool tells;

    public Receipts(VvsImClient client, TimeProvider time, ILogger logger)
    {
        this.client = client;
        errand = new Errand(RunAsync, time, logger);
    }

    /// <summary>Somebody has seen more, or it is known from now on.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Follows this conversation from now on. Who does not tell how far they read is not told either.</summary>
    public void Open(Guid conversationId, bool tells)
    {
        Close();
        open = conversationId;
        Reload(tells);
    }

    /// <summary>Follows none.</summary>
    public void Close()
    {
        open = null;
        seen.Clear();
    }

    /// <summary>Asks again, as after events may have been lost; forgets all when one does not tell any more.</summary>
    public void Reload(bool tells)
    {
        this.tells = tells;
        if (tells && open is not null)
            errand.Ask();
        else
            seen.Clear();
        Changed.Raise();
    }

    /// <summary>Takes an event.</summary>
    public void Apply(RealtimeEvent happened)
    {
        switch (happened)
        {
            case ReadReceipt receipt when tells && receipt.ConversationId == open:
                Rise(receipt.UserId, receipt.LastReadSeq);
                Changed.Raise();
                break;
            case MemberLeft left when left.ConversationId == open && seen.Remove(left.UserId):
                Changed.Raise();
                break;
        }
    }

    /// <summary>The others who have seen the message with this number in the open conversation.</summary>
    public IReadOnlyList<Guid> SeenBy(long seq) =>
        seq > 0 ? [.. seen.Where(one => one.Value >= seq).Select(one => one.Key)] : [];

    /// <inheritdoc cref="Errand.Hurry"/>
    public void Hurry() => errand.Hurry();

    public void Dispose() => errand.Dispose();

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        if (open is not { } id)
            return;
        try
        {
            var page = await client.Conversations.ReceiptsAsync(id, cancellationToken);
            // Closed or switched off meanwhile.
            if (open != id || !tells)
                return;
            foreach (var receipt in page.Items)
                Rise(receipt.UserId, receipt.LastReadSeq);
            Changed.Raise();
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.NotFound)
        {
            // Not one's own: the conversation itself says so.
        }
    }

    private void Rise(Guid user, long seq) => seen[user] = Math.Max(seq, seen.GetValueOrDefault(user));
}
