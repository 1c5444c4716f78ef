using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Conversations;

/// <summary>Tells the server how far was read: only forward, the latest position of a quick succession, and again until it arrives.</summary>
public sealed class ReadMarker : IDisposable
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<Guid, long> wanted = [];
    private readonly VvsImClient client;
    private readonly ConversationList list;
    private readonly Signal changed;
    private readonly TimeProvider time;
    private readonly Errand errand;

    public ReadMarker(VvsImClient client, ConversationList list, Signal changed, TimeProvider time, ILogger logger)
    {
        (this.client, this.list, this.changed, this.time) = (client, list, changed, time);
        errand = new Errand(RunAsync, time, logger);
    }

    /// <summary>A position was counted as of another change than the list knows: a sync settles it.</summary>
    public event Action? InDoubt;

    /// <summary>The message with this number was seen, and everything before it.</summary>
    public void Seen(Guid conversationId, long seq)
    {
        if (list.Find(conversationId) is not { } known || seq <= known.LastReadSeq)
            return;
        if (seq <= wanted.GetValueOrDefault(conversationId))
            return;
        wanted[conversationId] = seq;
        if (list.MarkRead(conversationId, seq))
            changed.Raise();
        errand.Ask();
    }

    /// <inheritdoc cref="Errand.Hurry"/>
    public void Hurry() => errand.Hurry();

    public void Dispose() => errand.Dispose();

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Calm, time, cancellationToken);
        while (wanted.Count > 0)
        {
            var (id, seq) = wanted.First();
            var position = await MarkAsync(id, seq, cancellationToken);
            if (wanted.GetValueOrDefault(id) == seq)
                wanted.Remove(id);
            if (position is null)
                continue;
            list.Apply(id, position);
            changed.Raise();
            if (list.NeedsSync)
                InDoubt?.Invoke();
        }
    }

    private async Task<ReadPosition?> MarkAsync(Guid id, long seq, CancellationToken cancellationToken)
    {
        try
        {
            return await client.Conversations.MarkReadAsync(id, seq, cancellationToken);
        }
        catch (ProblemException e) when (e.Code is ProblemCodes.NotFound or ProblemCodes.Invalid)
        {
            // No longer a member, or the message is gone: there is nothing to mark.
            return null;
        }
    }
}
