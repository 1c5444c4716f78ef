using Microsoft.JSInterop;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Messages;
using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Conversations;
using VvsIm.Web.Client.Later;
using VvsIm.Web.Client.Media.Uploads;
using VvsIm.Web.Client.Messages;
using VvsIm.Web.Client.Messages.Pins;
using VvsIm.Web.Client.Messages.Threads;
using VvsIm.Web.Client.Moderation;
using VvsIm.Web.Client.Moderation.Held;
using VvsIm.Web.Client.Notifications;
using VvsIm.Web.Client.Presence;
using VvsIm.Web.Client.Realtime;
using VvsIm.Web.Client.Search;
using VvsIm.Web.Client.Workspaces;

namespace VvsIm.Web.Client.Shell;

/// <summary>Everything of one signed-in person. Made at sign-in and disposed at sign-out, so that nothing is carried over.</summary>
public sealed partial class Chat : IAsyncDisposable
{
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Feed feed;
    private readonly IDisposable expecting;
    private readonly NextEnd mutes;
    private long? readEpoch;
    private readonly UnsentStore store;

    public Chat(Me me, VvsImClient client, IJSRuntime js, TimeProvider time, ILogger<Chat> logger)
    {
        (Me, Client, this.time, this.logger) = (me, client, time, logger);
        Workspaces.Take(me);
        store = new UnsentStore(js, me.Id);
        Conversations = new ConversationList(me.Id);
        People.Add([People.Of(me)]);
        Sync = new ConversationSync(client, Conversations, People, Changed, time, logger);
        Reading = new ReadMarker(client, Conversations, Changed, time, logger);
        Receipts = new Receipts(client, time, logger);
        Drafts = new Drafts(client, Conversations, new DraftStore(js, me.Id), Changed, time, logger);
        Introductions = new PeopleFetch(client, People, Changed, time, logger);
        Pace = new Pace(time);
        Uploads = new UploadQueue(client, js, time, FileBytesIn);
        Sending = new Sending(client, Outgoing, store, Pace, Uploads, time, logger);
        Held = new HeldMessages(client, time, logger);
        Sending.Held += Held.Put;
        Postponing = new Postponing(client, Agenda, People, time, logger);
        Notifications = new NotificationCentre(me.Id, client, Conversations, People, time, logger);
        Appeals = new OwnAppeals(client, Notifications, time, logger);
        Threads = new ThreadPositions(client, Changed, time, logger);
        Finder = new MessageFinder(client, People);
        Switcher = new Switcher(me.Id, client, Conversations, People, time);
        Connection = new Connection(js, client, time, logger);
        Presence = new Whereabouts(me, client, js, People, Connection, Changed, time, logger);
        feed = new Feed(this);
        expecting = Changed.Subscribe(Expect);
        mutes = new NextEnd(now => Conversations.Items.NextEndOfMute(now), Changed, time);
        Conversations.Left += Lose;
    }

    /// <summary>Who is signed in.</summary>
    public Me Me { get; private set; }

    public VvsImClient Client { get; }
    public ConversationList Conversations { get; }
    public WorkspaceChoice Workspaces { get; } = new();
    public ConversationSync Sync { get; }
    public ReadMarker Reading { get; }
    public Receipts Receipts { get; }
    public People People { get; } = new();
    public PeopleFetch Introductions { get; }
    public Outgoing Outgoing { get; } = new();
    public Pace Pace { get; }
    public Sending Sending { get; }
    public UploadQueue Uploads { get; }
    public Agenda Agenda { get; } = new();
    public Postponing Postponing { get; }
    public HeldMessages Held { get; }
    public NotificationCentre Notifications { get; }
    public OwnAppeals Appeals { get; }
    public Reporting Reporting { get; } = new();
    public Drafts Drafts { get; }
    public ThreadPositions Threads { get; }
    public MessageFinder Finder { get; }
    public Switcher Switcher { get; }
    public Connection Connection { get; }
    public Whereabouts Presence { get; }

    /// <summary>The conversations or the people changed.</summary>
    public Signal Changed { get; } = new();

    /// <summary>The conversation on screen, if any.</summary>
    public OpenLog? Open { get; private set; }

    /// <summary>The thread on screen beside it, if any.</summary>
    public OpenLog? Thread { get; private set; }

    /// <summary>The person looks at this tab. Who turns away may go on writing elsewhere.</summary>
    public bool Attentive
    {
        get;
        set
        {
            field = value;
            if (!value)
                Drafts.Flush();
        }
    } = true;

    /// <summary>Connects, loads, and goes on sending what was left.</summary>
    public async Task StartAsync()
    {
        Connection.Start();
        Sync.Ask();
        Postponing.Ask();
        Held.Ask();
        Notifications.Ask();
        await Task.WhenAll(Drafts.ResumeAsync(), Sending.ResumeAsync(), Presence.StartAsync());
    }

    /// <summary>The person has changed their settings, here or on another device.</summary>
    public void Take(Me me)
    {
        Me = me;
        Workspaces.Take(me);
        // Whoever is let in again can be removed again.
        lostWorkspaces.ExceptWith(me.Workspaces.Select(workspace => workspace.Id));
        Conversations.Follow(me.Workspaces);
        Receipts.Reload(me.ReadReceipts);
        Presence.Take(me);
        Changed.Raise();
    }

    /// <summary>Puts a conversation on screen; the one before is closed.</summary>
    /// <param name="id">Which conversation.</param>
    /// <param name="target">A message to be shown; null for where reading stopped.</param>
    public OpenLog OpenUp(Guid id, long? target = null)
    {
        Close();
        Open = MakeLog(new LogSource(Client, id), target);
        Open.Found += Found;
        if (Open.Unlisted is { } found)
            Take(found);
        readEpoch = Conversations.Find(id)?.ReadEpoch;
        Reading.Enter();
        Receipts.Open(id, Me.ReadReceipts);
        Notifications.Visit(id);
        Presence.Enter(id);
        _ = Connection.FollowAsync(id);
        return Open;
    }

    /// <summary>Puts a thread of the open conversation beside it; the one before is closed.</summary>
    /// <param name="root">The message that it begins with.</param>
    /// <param name="target">A reply to be shown; null for where reading stopped.</param>
    public OpenLog OpenThread(Message root, long? target = null)
    {
        CloseThread();
        return Thread = MakeLog(new LogSource(Client, root.ConversationId, root), target);
    }

    /// <summary>Takes the thread from the screen.</summary>
    public void CloseThread()
    {
        if (Thread is not { } thread)
            return;
        Thread = null;
        thread.Dispose();
        Outgoing.Settle(thread.Id, thread.Source.Root?.Seq);
    }

    /// <summary>What is pinned in the open conversation, while somebody looks at it.</summary>
    public PinnedList? Pinned { get; private set; }

    /// <summary>Shows what is pinned in a conversation.</summary>
    public PinnedList OpenPinned(Guid conversationId)
    {
        ClosePinned();
        return Pinned = new PinnedList(
            conversationId,
            Client,
            (users, threads) => Meet(conversationId, users, threads),
            time,
            logger
        );
    }

    /// <summary>Nobody looks at what is pinned any more.</summary>
    public void ClosePinned()
    {
        Pinned?.Dispose();
        Pinned = null;
    }

    /// <summary>A message wherever it stands is to be shown: in the open conversation, or in a thread beside it.</summary>
    public event Func<Guid, long, Task>? Showing;

    /// <summary>Shows a message wherever it stands.</summary>
    public Task ShowAsync(Guid conversationId, long seq) => Showing?.Invoke(conversationId, seq) ?? Task.CompletedTask;

    /// <summary>Shows a message as the server has just answered it, before its event comes.</summary>
    public void Take(Message answer)
    {
        if (Open?.Id != answer.ConversationId)
            return;
        Open.Apply(answer);
        Thread?.Apply(answer);
    }

    /// <summary>Those who type there, as they are called.</summary>
    public IReadOnlyList<string> NamesOfTypists(Guid conversationId, long? threadSeq) =>
        [
            .. Presence
                .Typists.In(conversationId, threadSeq)
                .Select(id => PresenceWords.First(People.Find(id)?.DisplayName ?? "Somebody")),
        ];

    /// <summary>Takes the conversation from the screen.</summary>
    public void Close()
    {
        if (Open is not { } open)
            return;
        CloseThread();
        ClosePinned();
        ClosePreview();
        CloseMembers();
        CloseShared();
        Viewing.Close();
        Open = null;
        open.Dispose();
        Outgoing.Settle(open.Id, threadSeq: null);
        Receipts.Close();
        Notifications.Visit(null);
        Presence.Enter(null);
        Drafts.Blur(open.Id);
        _ = Connection.FollowAsync(null);
    }

    /// <summary>Forgets what this browser keeps of this person.</summary>
    public async Task ForgetAsync()
    {
        await Presence.GoodbyeAsync();
        await Drafts.ForgetAsync();
        await store.ClearAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Close();
        expecting.Dispose();
        feed.Dispose();
        Sync.Dispose();
        Reading.Dispose();
        Receipts.Dispose();
        mutes.Dispose();
        await Drafts.DisposeAsync();
        Introductions.Dispose();
        Sending.Dispose();
        await Uploads.DisposeAsync();
        Postponing.Dispose();
        Appeals.Dispose();
        Held.Dispose();
        Notifications.Dispose();
        Threads.Dispose();
        Finder.Dispose();
        Switcher.Dispose();
        await Presence.DisposeAsync();
        await Connection.DisposeAsync();
        await store.DisposeAsync();
    }

    private OpenLog MakeLog(LogSource source, long? target) =>
        new(
            source,
            Me.Id,
            Conversations.Find(source.ConversationId),
            target,
            Client,
            (users, threads) => Meet(source.ConversationId, users, threads),
            time,
            logger
        );

    private long FileBytesIn(Guid? workspaceId) =>
        Workspaces.All.FirstOrDefault(one => one.Id == workspaceId)?.FileBytes ?? Limits.FileBytes;

    private void Meet(Guid conversationId, User[] users, ThreadPosition[]? threads)
    {
        Threads.Add(conversationId, threads);
        if (People.Add(users))
            Changed.Raise();
    }

    // The list may know more than the open log, after a sync; and something on screen may have been marked as unread.
    private void Expect()
    {
        if (Preview is { } preview && Conversations.Find(preview.Conversation.Id) is not null)
            ClosePreview();
        if (Open is not { Log.Loaded: true } open || Find(open.Id) is not { } known)
            return;
        open.Hide(known.HistoryFrom);
        open.Expect(known.Change);
        Thread?.Expect(known.Change);
        Thread?.Hide(known.HistoryFrom);
        if (known.ReadEpoch > readEpoch)
            open.UnreadFrom(known.LastReadSeq + 1);
        readEpoch = known.ReadEpoch;
    }
}
