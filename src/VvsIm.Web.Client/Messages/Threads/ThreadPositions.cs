using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages.Threads;

/// <summary>
/// Where one stands in the threads that are on screen: whether one follows, and what is unread. Filled from what pages bring along, and
/// asked for again whenever an event leaves it in doubt.
/// </summary>
public sealed class ThreadPositions : IDisposable
{
    private readonly Dictionary<(Guid ConversationId, long ThreadSeq), ThreadPosition> known = [];
    private readonly HashSet<(Guid ConversationId, long ThreadSeq)> inDoubt = [];
    private readonly Dictionary<Guid, long> seen = [];
    private readonly VvsImClient client;
    private readonly Signal changed;
    private readonly Errand asking;
    private readonly Errand telling;

    public ThreadPositions(VvsImClient client, Signal changed, TimeProvider time, ILogger logger)
    {
        (this.client, this.changed) = (client, changed);
        asking = new Errand(AskAsync, time, logger);
        telling = new Errand(TellAsync, time, logger);
    }

    /// <summary>The position; null when one has had nothing to do with the thread.</summary>
    public ThreadPosition? Find(Guid conversationId, long threadSeq) =>
        known.GetValueOrDefault((conversationId, threadSeq));

    /// <summary>Takes what came beside a page.</summary>
    public void Add(Guid conversationId, IEnumerable<ThreadPosition>? positions)
    {
        foreach (var position in positions ?? [])
            Take(conversationId, position);
    }

    /// <summary>Takes an event about a thread.</summary>
    public void Apply(RealtimeEvent happened)
    {
        switch (happened)
        {
            case ThreadMoved moved:
                Take(moved.ConversationId, moved.Position);
                changed.Raise();
                break;
            case ThreadReplied replied:
                Doubt((replied.ConversationId, replied.ThreadSeq));
                break;
            // A reply was taken back: perhaps one that was unread.
            case ThreadChanged { Message: var root } when Find(root.ConversationId, root.Seq) is { Unread: > 0 }:
                Doubt((root.ConversationId, root.Seq));
                break;
        }
    }

    /// <summary>Events may have been lost.</summary>
    public void Doubt()
    {
        inDoubt.UnionWith(known.Keys);
        if (inDoubt.Count > 0)
            asking.Ask();
    }

    /// <summary>A reply was seen, and all before it.</summary>
    public void Seen(Message root, long seq)
    {
        var position = Find(root.ConversationId, root.Seq);
        if (seq <= Math.Max(position?.LastReadSeq ?? root.Seq, seen.GetValueOrDefault(root.Id)))
            return;
        seen[root.Id] = seq;
        telling.Ask();
    }

    /// <summary>Forgets the threads of a conversation that one has lost.</summary>
    public void Forget(Guid conversationId)
    {
        foreach (var thread in known.Keys.Where(thread => thread.ConversationId == conversationId).ToArray())
            known.Remove(thread);
        inDoubt.RemoveWhere(thread => thread.ConversationId == conversationId);
    }

    /// <summary>Follows a thread, or no longer.</summary>
    /// <exception cref="ProblemException">not_found.</exception>
    public async Task FollowAsync(Message root, bool following)
    {
        Take(root.ConversationId, await client.Threads.MoveAsync(root.Id, new(Following: following)));
        changed.Raise();
    }

    /// <inheritdoc cref="Errand.Hurry"/>
    public void Hurry()
    {
        asking.Hurry();
        telling.Hurry();
    }

    public void Dispose()
    {
        asking.Dispose();
        telling.Dispose();
    }

    private void Take(Guid conversationId, ThreadPosition position)
    {
        var key = (conversationId, position.ThreadSeq);
        // Reading never goes back: what says less was answered before something that is known already.
        if (known.TryGetValue(key, out var before) && before.LastReadSeq > position.LastReadSeq)
            return;
        known[key] = position;
    }

    private void Doubt((Guid, long) thread)
    {
        inDoubt.Add(thread);
        asking.Ask();
    }

    private async Task AskAsync(CancellationToken cancellationToken)
    {
        while (inDoubt.Count > 0)
        {
            var conversationId = inDoubt.First().ConversationId;
            long[] seqs =
            [
                .. inDoubt
                    .Where(thread => thread.ConversationId == conversationId)
                    .Select(thread => thread.ThreadSeq)
                    .Take(Limits.PageSize),
            ];
            foreach (var seq in seqs)
                inDoubt.Remove((conversationId, seq));
            try
            {
                var page = await client.Threads.FollowedAsync(conversationId, seqs, null, cancellationToken);
                Add(conversationId, page.Items.Select(thread => thread.Position));
                foreach (var seq in seqs.Except(page.Items.Select(thread => thread.Root.Seq)))
                    if (Find(conversationId, seq) is { } left)
                        known[(conversationId, seq)] = left with { Following = false, Unread = 0 };
            }
            catch (ProblemException e) when (e.Code == ProblemCodes.NotFound)
            {
                // No longer a member: its threads are of no concern.
                foreach (var seq in seqs)
                    known.Remove((conversationId, seq));
            }
            catch (Exception e) when (Reach.Failed(e, cancellationToken))
            {
                inDoubt.UnionWith(seqs.Select(seq => (conversationId, seq)));
                throw;
            }
            changed.Raise();
        }
    }

    private async Task TellAsync(CancellationToken cancellationToken)
    {
        while (seen.Count > 0)
        {
            var (rootId, seq) = seen.First();
            try
            {
                await client.Threads.MoveAsync(rootId, new(LastReadSeq: seq), cancellationToken);
            }
            catch (ProblemException e) when (e.Code is ProblemCodes.NotFound or ProblemCodes.Invalid)
            {
                // No longer a member: there is nothing to mark.
            }
            if (seen.GetValueOrDefault(rootId) == seq)
                seen.Remove(rootId);
        }
    }
}
