using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Conversations;

/// <summary>
/// Tells the server how far was read: only forward, the latest position of a quick succession, and again until it arrives. What is
/// marked as unread while it is in view stays so until the person enters the conversation anew or scrolls.
/// </summary>
public sealed class ReadMarker : IDisposable
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(250);

    private readonly Dictionary<Guid, MarkReadRequest> wanted = [];
    private readonly VvsImClient client;
    private readonly ConversationList list;
    private readonly Signal changed;
    private readonly TimeProvider time;
    private readonly Errand errand;
    private View? view;

    public ReadMarker(VvsImClient client, ConversationList list, Signal changed, TimeProvider time, ILogger logger)
    {
        (this.client, this.list, this.changed, this.time) = (client, list, changed, time);
        errand = new Errand(RunAsync, time, logger);
    }

    /// <summary>A position was counted as of another change than the list knows: a sync settles it.</summary>
    public event Action? InDoubt;

    /// <summary>A conversation comes on screen: from now on seeing it is reading it, whatever was marked before.</summary>
    public void Enter() => view = null;

    /// <summary>The message with this number was seen, and everything before it.</summary>
    public void Seen(Guid conversationId, long seq)
    {
        if (list.Find(conversationId) is not { } known)
            return;
        view = view is { } before && before.Id == conversationId ? before.Next(known, seq) : new View(known, seq);
        if (!view.LeftUnread && seq > known.LastReadSeq)
            Want(known, seq);
    }

    /// <summary>All that was said is read, seen or not.</summary>
    public void ReadAll(Guid conversationId)
    {
        if (list.Find(conversationId) is { LastMessage.Seq: var newest } known && newest > known.LastReadSeq)
            Want(known, newest);
    }

    /// <summary>Marks this message and what follows as unread, or the newest message of somebody else.</summary>
    /// <exception cref="ProblemException">The server refused.</exception>
    public async Task UnreadAsync(Guid conversationId, long? seq)
    {
        wanted.Remove(conversationId);
        Take(conversationId, await client.Conversations.MarkUnreadAsync(conversationId, seq));
    }

    /// <inheritdoc cref="Errand.Hurry"/>
    public void Hurry() => errand.Hurry();

    public void Dispose() => errand.Dispose();

    private void Want(Conversation known, long seq)
    {
        var wish = new MarkReadRequest(seq, known.ReadEpoch);
        if (wanted.TryGetValue(known.Id, out var before) && before.Epoch == wish.Epoch && seq <= before.Seq)
            return;
        wanted[known.Id] = wish;
        if (list.MarkRead(known.Id, seq))
            changed.Raise();
        errand.Ask();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Calm, time, cancellationToken);
        while (wanted.Count > 0)
        {
            var (id, wish) = wanted.First();
            var position = await MarkAsync(id, wish, cancellationToken);
            if (wanted.GetValueOrDefault(id) == wish)
                wanted.Remove(id);
            if (position is not null)
                Take(id, position);
        }
    }

    private void Take(Guid id, ReadPosition position)
    {
        list.Apply(id, position);
        changed.Raise();
        if (list.NeedsSync)
            InDoubt?.Invoke();
    }

    private async Task<ReadPosition?> MarkAsync(Guid id, MarkReadRequest wish, CancellationToken cancellationToken)
    {
        try
        {
            return await client.Conversations.MarkReadAsync(id, wish, cancellationToken);
        }
        catch (ProblemException e) when (e.Code is ProblemCodes.NotFound or ProblemCodes.Invalid)
        {
            // No longer a member, or the message is gone: there is nothing to mark.
            return null;
        }
    }

    /// <summary>What the open conversation shows, and whether that was marked as unread, here or elsewhere, while it was shown.</summary>
    private sealed record View(Guid Id, long Epoch, long Seq, long Newest, bool LeftUnread)
    {
        public View(Conversation known, long seq)
            : this(known.Id, known.ReadEpoch, seq, known.LastSeq, LeftUnread: false) { }

        public View Next(Conversation known, long seq)
        {
            if (known.ReadEpoch != Epoch)
                return new(Id, known.ReadEpoch, seq, known.LastSeq, LeftUnread: true);
            // A message that came since and moved the end of the view is not the person's scrolling.
            var scrolled = seq != Seq && seq <= Newest;
            return this with { Seq = seq, Newest = Math.Max(Newest, seq), LeftUnread = LeftUnread && !scrolled };
        }
    }
}
