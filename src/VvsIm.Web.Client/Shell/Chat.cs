using Microsoft.JSInterop;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Conversations;
using VvsIm.Web.Client.Later;
using VvsIm.Web.Client.Messages;
using VvsIm.Web.Client.Realtime;

namespace VvsIm.Web.Client.Shell;

/// <summary>Everything of one signed-in person. Made at sign-in and disposed at sign-out, so that nothing is carried over.</summary>
public sealed class Chat : IAsyncDisposable
{
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Feed feed;
    private readonly IDisposable expecting;
    private readonly UnsentStore store;

    public Chat(Me me, Drafts drafts, VvsImClient client, IJSRuntime js, TimeProvider time, ILogger<Chat> logger)
    {
        (Drafts, Me, Client, this.time, this.logger) = (drafts, me, client, time, logger);
        store = new UnsentStore(js, me.Id);
        Conversations = new ConversationList(me.Id);
        People.Add([new User(me.Id, me.DisplayName)]);
        Sync = new ConversationSync(client, Conversations, People, Changed, time, logger);
        Reading = new ReadMarker(client, Conversations, Changed, time, logger);
        Introductions = new PeopleFetch(client, People, Changed, time, logger);
        Sending = new Sending(client, Outgoing, store, time, logger);
        Postponing = new Postponing(client, Agenda, People, time, logger);
        Connection = new Connection(js, client, time, logger);
        feed = new Feed(this);
        expecting = Changed.Subscribe(Expect);
    }

    /// <summary>Who is signed in.</summary>
    public Me Me { get; }

    public VvsImClient Client { get; }
    public ConversationList Conversations { get; }
    public ConversationSync Sync { get; }
    public ReadMarker Reading { get; }
    public People People { get; } = new();
    public PeopleFetch Introductions { get; }
    public Outgoing Outgoing { get; } = new();
    public Sending Sending { get; }
    public Agenda Agenda { get; } = new();
    public Postponing Postponing { get; }
    public Drafts Drafts { get; }
    public Connection Connection { get; }

    /// <summary>The conversations or the people changed.</summary>
    public Signal Changed { get; } = new();

    /// <summary>The conversation on screen, if any.</summary>
    public OpenConversation? Open { get; private set; }

    /// <summary>The person looks at this tab.</summary>
    public bool Attentive { get; set; } = true;

    /// <summary>Connects, loads, and goes on sending what was left.</summary>
    public async Task StartAsync()
    {
        Connection.Start();
        Sync.Ask();
        Postponing.Ask();
        await Sending.ResumeAsync();
    }

    /// <summary>Puts a conversation on screen; the one before is closed.</summary>
    public OpenConversation OpenUp(Guid id)
    {
        Close();
        Open = new OpenConversation(id, Conversations.Find(id), Client, users => Meet(users), time, logger);
        Open.Found += Conversations.Apply;
        _ = Connection.FollowAsync(id);
        return Open;
    }

    /// <summary>Takes the conversation from the screen.</summary>
    public void Close()
    {
        if (Open is not { } open)
            return;
        Open = null;
        open.Dispose();
        Outgoing.Settle(open.Id, shown: null);
        _ = Connection.FollowAsync(null);
    }

    /// <summary>Forgets what this browser keeps of this person.</summary>
    public Task ForgetAsync()
    {
        Drafts.Clear();
        return store.ClearAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Close();
        expecting.Dispose();
        feed.Dispose();
        Sync.Dispose();
        Reading.Dispose();
        Introductions.Dispose();
        Sending.Dispose();
        Postponing.Dispose();
        await Connection.DisposeAsync();
        await store.DisposeAsync();
    }

    private void Meet(IEnumerable<User> users)
    {
        if (People.Add(users))
            Changed.Raise();
    }

    // The list may know more than the open log, after a sync.
    private void Expect()
    {
        if (Open is { Log.Loaded: true } open && Conversations.Find(open.Id) is { } known)
            open.Expect(known.Change);
    }
}
