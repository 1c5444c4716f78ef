using System.Collections.Concurrent;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Contracts.Retention;
using VvsIm.Testing;
using VvsIm.Web.Client.Conversations;
using VvsIm.Web.Client.Messages;
using VvsIm.Web.Client.Notifications;

namespace VvsIm.Core.Tests.Realtime.Wholeness;

/// <summary>
/// A device with the chat app's own stores and a bad line: what reaches it is dropped, repeated and shuffled. It repairs itself
/// by the same questions that the app asks.
/// </summary>
internal sealed class Device(Tester owner, Random random)
{
    private readonly ConcurrentQueue<RealtimeEvent> inbox = [];
    private readonly Dictionary<Guid, MessageLog> logs = [];
    private readonly Dictionary<Guid, (Message Root, MessageLog Log)> threads = [];

    public Tester Owner => owner;

    public ConversationList List { get; } = new(owner.Id);

    public NotificationList Notifications { get; } = new(owner.Id, NotificationFilter.All);

    public void Listen(Eavesdropper realtime) => realtime.Listen(Channels.User(owner.Id), inbox);

    /// <summary>Something came over a real line; taken at the next <see cref="Receive"/>.</summary>
    public void Hear(RealtimeEvent happened) => inbox.Enqueue(happened);

    /// <summary>Starts, or starts over.</summary>
    public async Task LoadAsync()
    {
        List.BeginLoad();
        var page = await owner.Api.Conversations.ListAsync(limit: 3);
        List.Load(page);
        while (page.NextCursor is { } next)
        {
            page = await owner.Api.Conversations.ListAsync(next, 3);
            List.Append(page);
        }
    }

    /// <summary>Opens a conversation on its newest page.</summary>
    public async Task OpenAsync(Guid conversation)
    {
        if (!logs.TryGetValue(conversation, out var log))
            logs[conversation] = log = new MessageLog(owner.Id);
        log.Load(await owner.Api.Messages.NewestAsync(conversation, random.Next(1, 20)));
    }

    /// <summary>Opens a thread on its newest page.</summary>
    public async Task OpenAsync(Message root)
    {
        if (!threads.TryGetValue(root.Id, out var thread))
            threads[root.Id] = thread = (root, new MessageLog(owner.Id, root.Seq));
        thread.Log.Load(await owner.Api.Threads.NewestAsync(root.Id, random.Next(1, 20)));
    }

    /// <summary>Takes what has arrived, over the bad line.</summary>
    public void Receive(bool badLine)
    {
        var arrived = new List<RealtimeEvent>();
        while (inbox.TryDequeue(out var happened))
        {
            if (badLine && random.Next(100) < 15)
                continue;
            arrived.Add(happened);
            if (badLine && random.Next(100) < 15)
                arrived.Insert(random.Next(arrived.Count + 1), happened);
        }
        if (badLine && arrived.Count > 1 && random.Next(3) == 0)
            (arrived[0], arrived[^1]) = (arrived[^1], arrived[0]);
        foreach (var happened in arrived)
            Apply(happened);
    }

    /// <summary>Repairs what the stores know to be missing.</summary>
    public async Task RepairAsync()
    {
        while (List.NeedsSync || List.NeedsReload)
        {
            if (List.NeedsReload)
                await LoadAsync();
            List.BeginSync();
            SyncPage page;
            do List.Apply(page = await owner.Api.Conversations.SyncAsync(List.Cursor));
            while (page.More && !page.Reset);
        }
        while (Notifications.Needed)
        {
            var begun = Notifications.Begin();
            // A few, so that others, perhaps unread ones, are on pages that are not here.
            Notifications.Load([await owner.Api.Notifications.ListAsync(limit: 6)], begun);
        }
        foreach (var (conversation, log) in logs.ToArray())
            await RepairOrForgetAsync(conversation, log, () => owner.Api.Messages.NewestAsync(conversation));
        foreach (var (root, log) in threads.Values.ToArray())
        {
            if (log.IsPurged(root.Seq))
                threads.Remove(root.Id);
            else
                await RepairOrForgetAsync(root.ConversationId, log, () => owner.Api.Threads.NewestAsync(root.Id));
        }
    }

    /// <summary>The line came back without recovery: nothing that the stores believe is certain.</summary>
    public Task ReconnectAsync()
    {
        List.Doubt();
        Notifications.Doubt();
        return RepairAsync();
    }

    /// <summary>What was opened, of conversations that are still one's own.</summary>
    public IEnumerable<(Guid Conversation, MessageLog Log)> Logs =>
        logs.Where(pair => List.Find(pair.Key) is not null).Select(pair => (pair.Key, pair.Value));

    /// <summary>The threads that were opened, of conversations that are still one's own, or are again, without what was said before.</summary>
    public IEnumerable<(Message Root, MessageLog Log)> Threads =>
        threads.Values.Where(thread =>
            List.Find(thread.Root.ConversationId)?.HistoryFrom < thread.Root.Seq
            && !thread.Log.IsPurged(thread.Root.Seq)
        );

    private async Task RepairOrForgetAsync(Guid conversation, MessageLog log, Func<Task<MessagePage>> newest)
    {
        try
        {
            await RepairAsync(conversation, log, newest);
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.NotFound)
        {
            // Left meanwhile; a screen would say so.
            logs.Remove(conversation);
            foreach (
                var (root, _) in threads.Values.Where(thread => thread.Root.ConversationId == conversation).ToArray()
            )
                threads.Remove(root.Id);
        }
    }

    private async Task RepairAsync(Guid conversation, MessageLog log, Func<Task<MessagePage>> newest)
    {
        if (List.Find(conversation) is { } known)
        {
            log.Expect(known.Change);
            log.Hide(known.HistoryFrom);
        }
        while (log.Missing is { } after)
            log.Apply(await owner.Api.Messages.ChangesAsync(conversation, after), after);
        if (log.NeedsReload)
            log.Load(await newest());
        while (log.Items.FirstOrDefault(message => message.Cut) is { } cut)
            log.Complete(await owner.Api.Messages.GetAsync(conversation, cut.Seq));
        if (log.Root is { Cut: true } root)
            log.Complete(await owner.Api.Messages.GetAsync(conversation, root.Seq));
        foreach (var seq in log.Unquoted.ToArray())
        {
            log.Quoted.Expect(seq);
            log.Quoted.Answer(seq, await FindAsync(conversation, seq));
        }
    }

    // What is answered may be older than what one may see.
    private async Task<Message?> FindAsync(Guid conversation, long seq)
    {
        try
        {
            return await owner.Api.Messages.GetAsync(conversation, seq);
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.NotFound)
        {
            return null;
        }
    }

    private void Purge(MessagesPurged purged)
    {
        if (logs.TryGetValue(purged.ConversationId, out var log))
            log.Purge(purged.Range);
        foreach (var (root, thread) in threads.Values)
            if (root.ConversationId == purged.ConversationId)
                thread.Purge(purged.Range);
    }

    private void Apply(RealtimeEvent happened)
    {
        List.Apply(happened);
        Notifications.Apply(happened, List.Find);
        if (happened is MessagesPurged purged)
            Purge(purged);
        if (happened is ConversationEvent untouched and not MessageEvent)
        {
            if (logs.TryGetValue(untouched.ConversationId, out var passed))
                passed.Pass(untouched.Change);
            foreach (var (root, thread) in threads.Values)
                if (root.ConversationId == untouched.ConversationId)
                    thread.Pass(untouched.Change);
        }
        if (happened is not MessageEvent message)
            return;
        if (logs.TryGetValue(message.ConversationId, out var log))
            log.Apply(message);
        foreach (var (root, thread) in threads.Values)
            if (root.ConversationId == message.ConversationId)
                thread.Apply(message);
    }
}
