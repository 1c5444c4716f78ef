using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages;

/// <summary>The conversation on screen: its log, loaded around where reading stopped and kept whole from then on.</summary>
public sealed class OpenConversation : IDisposable
{
    private readonly VvsImClient client;
    private readonly Action<IEnumerable<User>> meet;
    private readonly Errand loading;
    private readonly LogRepair repair;
    private Conversation? known;
    private bool notThere;

    /// <summary>Opens it, and starts loading.</summary>
    /// <param name="id">Which conversation.</param>
    /// <param name="known">The conversation as the list has it, if it has.</param>
    /// <param name="client">Asks the server.</param>
    /// <param name="meet">Takes the people whom answers bring along.</param>
    /// <param name="time">Measures the pauses between attempts.</param>
    /// <param name="logger">Hears of refusals that were not expected.</param>
    public OpenConversation(
        Guid id,
        Conversation? known,
        VvsImClient client,
        Action<IEnumerable<User>> meet,
        TimeProvider time,
        ILogger logger
    )
    {
        (Id, this.known, this.client, this.meet) = (id, known, client, meet);
        Pages = new LogPages(id, Log, client, meet, Changed);
        repair = new LogRepair(id, Log, client, meet, Changed, time, logger);
        repair.Reloaded += () => Placement++;
        loading = new Errand(LoadAsync, time, logger);
        loading.Ask();
    }

    /// <summary>Which conversation.</summary>
    public Guid Id { get; }

    /// <summary>Its messages, as far as they are loaded.</summary>
    public MessageLog Log { get; } = new();

    /// <summary>Loads more of them, either way.</summary>
    public LogPages Pages { get; }

    /// <summary>Anything here changed.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Found while opening, when the list did not have it.</summary>
    public event Action<Conversation>? Found;

    /// <summary>There is no such conversation, or it isn't one's own (any more).</summary>
    public bool NotFound => notThere || Pages.Gone || repair.Gone;

    /// <summary>Loading does not reach the server; it is being tried again.</summary>
    public bool Unreached => loading.Unreached && !Log.Loaded;

    /// <summary>The view shows the end of the newest messages.</summary>
    public bool AtEnd { get; set; } = true;

    /// <summary>The newest message that the view shows.</summary>
    public long LastVisible { get; set; }

    /// <summary>Where reading stopped before: messages of others after it are marked as new. Null if there was nothing new.</summary>
    public long? UnreadAfter { get; private set; }

    /// <summary>Rises when the log was loaded afresh at another place, so that the view starts there instead of staying put.</summary>
    public int Placement { get; private set; }

    /// <summary>A message said here arrived, by event or as the answer to sending.</summary>
    public void Apply(Message message)
    {
        Log.Apply(message);
        Pages.Trim(AtEnd, LastVisible);
        Changed.Raise();
        repair.AskIfNeeded();
    }

    /// <summary>The conversation is known to have come this far.</summary>
    public void Expect(long change)
    {
        Log.Expect(change);
        repair.AskIfNeeded();
    }

    /// <summary>Marks what comes from now on as new, when nobody looks.</summary>
    public void MarkUnreadAfter(long seq) => UnreadAfter ??= seq;

    /// <summary>Ends the marking of what was new.</summary>
    public void ClearUnread() => UnreadAfter = null;

    /// <summary>Goes back to the newest messages from anywhere.</summary>
    public async Task NewestAsync()
    {
        if (!await Pages.NewestAsync())
            return;
        (UnreadAfter, Placement) = (null, Placement + 1);
        Changed.Raise();
    }

    /// <inheritdoc cref="Errand.Hurry"/>
    public void Hurry()
    {
        loading.Hurry();
        repair.Hurry();
        Pages.Hurry();
    }

    public void Dispose()
    {
        loading.Dispose();
        repair.Dispose();
        Pages.Dispose();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (known is null)
            {
                known = await client.Conversations.GetAsync(Id, cancellationToken);
                Found?.Invoke(known);
            }
            var page = await FirstPageAsync(known, cancellationToken);
            meet(page.Users);
            UnreadAfter = known.Unread > 0 ? known.LastReadSeq : null;
            Placement++;
            Log.Load(page);
            repair.AskIfNeeded();
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.NotFound)
        {
            notThere = true;
        }
        finally
        {
            Changed.Raise();
        }
    }

    // Where reading stopped, unless the newest page shows that anyway.
    private Task<MessagePage> FirstPageAsync(Conversation conversation, CancellationToken cancellationToken)
    {
        var far = conversation.LastSeq - conversation.LastReadSeq > LogPages.PageLength - 10;
        return conversation.Unread > 0 && far
            ? client.Messages.AroundAsync(Id, conversation.LastReadSeq + 1, LogPages.PageLength, cancellationToken)
            : client.Messages.NewestAsync(Id, LogPages.PageLength, cancellationToken);
    }
}
