using Microsoft.JSInterop;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Presence;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Realtime;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Presence;

/// <summary>
/// All that one person's app knows of who is there: presence, who is in the open conversation, who types; and what it says of itself.
/// While the connection is down nothing of it is taken for true.
/// </summary>
public sealed class Whereabouts : IAsyncDisposable
{
    private static readonly TimeSpan AfterReconnecting = TimeSpan.FromSeconds(5);

    private readonly Guid me;
    private readonly People people;
    private readonly Connection connection;
    private readonly Signal peopleChanged;
    private readonly TimeProvider time;
    private readonly PresenceBoard board = new();
    private readonly PresenceFetch fetch;
    private readonly Heart heart;
    private readonly HereNow here;
    private readonly NextEnd statusEnds;
    private readonly IDisposable connecting;
    private bool shares;
    private bool connectedBefore;

    /// <summary>For one signed-in person.</summary>
    /// <param name="self">Who is signed in.</param>
    /// <param name="client">The server.</param>
    /// <param name="js">The browser.</param>
    /// <param name="people">Who is who.</param>
    /// <param name="connection">The realtime connection.</param>
    /// <param name="peopleChanged">Raised when somebody's status changed.</param>
    /// <param name="time">The time.</param>
    /// <param name="logger">Takes what the server refuses.</param>
    public Whereabouts(
        Me self,
        VvsImClient client,
        IJSRuntime js,
        People people,
        Connection connection,
        Signal peopleChanged,
        TimeProvider time,
        ILogger logger
    )
    {
        (me, shares, this.people, this.connection) = (self.Id, self.SharePresence, people, connection);
        (this.peopleChanged, this.time) = (peopleChanged, time);
        fetch = new PresenceFetch(client, board, people, Changed.Raise, peopleChanged.Raise, time, logger);
        heart = new Heart(client, js, time);
        here = new HereNow(client, time, logger);
        Typists = new Typists(time);
        Typing = new OwnTyping(client, time);
        statusEnds = new NextEnd(
            now => people.Known.Select(user => user.Status?.Until).Where(until => until > now).Min(),
            peopleChanged,
            time
        );
        connecting = connection.Changed.Subscribe(Turned);
    }

    /// <summary>Somebody came or went, or what is known is known no more.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Others are in the open conversation than before.</summary>
    public Signal HereChanged => here.Changed;

    /// <summary>Who types.</summary>
    public Typists Typists { get; }

    /// <summary>That one types oneself.</summary>
    public OwnTyping Typing { get; }

    /// <summary>Somebody's card is to be shown.</summary>
    public event Action<Guid>? CardAsked;

    /// <summary>The connection is there, so that what is shown is true.</summary>
    public bool Live => connection.State == ConnectionState.Connected;

    /// <summary>Begins to say that this tab lives.</summary>
    public Task StartAsync() => heart.StartAsync(shares);

    /// <summary>How it is about somebody; null when that is not known, or not for who hides.</summary>
    public PersonPresence? Find(Guid user) => shares ? board.Find(user) : null;

    /// <summary>What somebody says about themselves now; null if nothing.</summary>
    public UserStatus? StatusOf(Guid user) =>
        people.Knows(user)?.Status is { } status && status.IsCurrent(time.GetUtcNow()) ? status : null;

    /// <summary>Asks for those looked at who are not known yet. After rendering.</summary>
    public void Ask()
    {
        // What happens between an answer and the connection would be heard of by nobody.
        if (Live)
            fetch.Ask();
    }

    /// <summary>How many others are in the open conversation, and some of them; null when that is not known.</summary>
    public (int Count, IReadOnlyList<Guid> Named)? OthersIn(Guid conversation)
    {
        if (!Live || !shares || here.In(conversation) is not { } present)
            return null;
        // Who looks at it is there too, be it among the named ones or not.
        var own = present.UserIds.Contains(me) || present.Count > present.UserIds.Length;
        return (present.Count - (own ? 1 : 0), [.. present.UserIds.Where(id => id != me)]);
    }

    /// <summary>Shows somebody's card.</summary>
    public void ShowCard(Guid user) => CardAsked?.Invoke(user);

    /// <summary>This conversation is on screen from now on; null: none.</summary>
    public void Enter(Guid? conversation)
    {
        heart.Enter(conversation);
        here.Open(shares ? conversation : null);
    }

    /// <summary>The person's own settings, here or from another device.</summary>
    public void Take(Me self)
    {
        if (people.Add([People.Of(self)]))
            peopleChanged.Raise();
        if (shares == self.SharePresence)
            return;
        shares = self.SharePresence;
        heart.Share(shares);
        board.Clear();
        Typists.Clear();
        here.Clear();
        here.Ask();
        Changed.Raise();
    }

    /// <summary>Takes an event.</summary>
    public void Apply(RealtimeEvent happened)
    {
        switch (happened)
        {
            case StatusChanged status when people.Knows(status.UserId) is { } user:
                if (people.Add([user with { Status = status.Status }]))
                    peopleChanged.Raise();
                break;
            case PersonChanged person:
                if (people.Add([person.User]))
                    peopleChanged.Raise();
                break;
            case MessageCreated { Message: { } message }:
                Typists.End(message.ConversationId, message.ThreadSeq, message.SenderId);
                if (message.SenderId == me)
                    Typing.Sent();
                break;
            case PresenceChanged changed when shares && board.Apply(changed.People, changed.At):
                Changed.Raise();
                break;
            case PresenceStirred stirred when shares:
                fetch.AskWithin(TimeSpan.FromSeconds(stirred.WithinSeconds));
                break;
            case ConversationPresenceChanged there when shares:
                here.Apply(there.Present);
                break;
            case Contracts.Presence.Typing typing when shares && typing.UserId != me:
                // Asking for a name makes its owner wanted, if unknown.
                people.Find(typing.UserId);
                Typists.Begin(typing);
                break;
        }
    }

    /// <summary>The network or the person came back.</summary>
    public void Hurry()
    {
        heart.BeatSoon();
        fetch.Hurry();
        here.Hurry();
    }

    /// <inheritdoc cref="Heart.Turned"/>
    internal void Turned(bool isActive, bool isVisible) => heart.Turned(isActive, isVisible);

    /// <summary>Says goodbye, while one is still signed in.</summary>
    public Task GoodbyeAsync() => heart.GoodbyeAsync();

    public async ValueTask DisposeAsync()
    {
        connecting.Dispose();
        statusEnds.Dispose();
        fetch.Dispose();
        here.Dispose();
        Typists.Dispose();
        await heart.DisposeAsync();
    }

    // None of it is kept by the engine: whatever happened while the connection was down has to be asked for.
    private void Turned()
    {
        if (Live)
        {
            if (connectedBefore)
                fetch.AskWithin(AfterReconnecting, andPeople: true);
            else
                fetch.Ask();
            here.Ask();
            connectedBefore = true;
        }
        else
            Typists.Clear();
        Changed.Raise();
    }
}
