using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages;

/// <summary>The conversation on screen: loads its log, both ways, and keeps it whole.</summary>
public sealed class OpenConversation : IDisposable
{
    /// <summary>Messages kept in the window; beyond it the far side is let go, and loaded again when needed.</summary>
    public const int WindowSize = 300;

    private const int PageLength = 50;

    private readonly VvsImClient client;
    private readonly Action<IEnumerable<User>> meet;
    private readonly Errand loading;
    private readonly Errand repair;
    private readonly CancellationTokenSource closed = new();
    private Conversation? known;
    private bool paging;

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
        loading = new Errand(LoadAsync, time, logger);
        repair = new Errand(RepairAsync, time, logger);
        loading.Ask();
    }

    /// <summary>Which conversation.</summary>
    public Guid Id { get; }

    /// <summary>Its messages, as far as they are loaded.</summary>
    public MessageLog Log { get; } = new();

    /// <summary>Anything here changed.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Found while opening, when the list did not have it.</summary>
    public event Action<Conversation>? Found;

    /// <summary>There is no such conversation, or it isn't one's own.</summary>
    public bool NotFound { get; private set; }

    /// <summary>Loading does not reach the server; it is being tried again.</summary>
    public bool Unreached => loading.Unreached && !Log.Loaded;

    /// <summary>The view shows the end of the newest messages.</summary>
    public bool AtEnd { get; set; } = true;

    /// <summary>The newest message that the view shows.</summary>
    public long LastVisible { get; set; }

    /// <summary>The last page asked for did not arrive.</summary>
    public bool PageFailed { get; private set; }

    /// <summary>Older messages are under way.</summary>
    public bool LoadingOlder { get; private set; }

    /// <summary>Where reading stopped before: messages of others after it are marked as new. Null if there was nothing new.</summary>
    public long? UnreadAfter { get; private set; }

    /// <summary>Rises when the log was loaded afresh at another place, so that the view starts there instead of staying put.</summary>
    public int Placement { get; private set; }

    /// <summary>A message said here arrived, by event or as the answer to sending.</summary>
    public void Apply(Message message)
    {
        Log.Apply(message);
        AfterEvents();
    }

    /// <summary>Marks what comes from now on as new, when nobody looks.</summary>
    public void MarkUnreadAfter(long seq) => UnreadAfter ??= seq;

    /// <summary>Ends the marking of what was new.</summary>
    public void ClearUnread() => UnreadAfter = null;

    /// <summary>The conversation is known to have come this far.</summary>
    public void Expect(long change)
    {
        Log.Expect(change);
        if (Log.Missing is not null)
            repair.Ask();
    }

    /// <summary>Loads the page before the window.</summary>
    public Task OlderAsync() =>
        PageAsync(
            Log.HasOlder,
            async () =>
            {
                (LoadingOlder, var first) = (true, Log.Items[0].Seq);
                Changed.Raise();
                var page = await client.Messages.BeforeAsync(Id, first, PageLength, closed.Token);
                meet(page.Users);
                Log.Prepend(page);
                Log.TrimNewer(WindowSize);
            }
        );

    /// <summary>Loads the page after the window.</summary>
    public Task NewerAsync() =>
        PageAsync(
            Log.HasNewer && Log.Items.Count > 0,
            async () =>
            {
                var page = await client.Messages.AfterAsync(Id, Log.Items[^1].Seq, PageLength, closed.Token);
                meet(page.Users);
                Log.Append(page);
                Log.TrimOlder(WindowSize);
            }
        );

    /// <summary>Goes back to the newest messages from anywhere.</summary>
    public Task NewestAsync() =>
        PageAsync(
            Log.HasNewer,
            async () =>
            {
                var page = await client.Messages.NewestAsync(Id, PageLength, closed.Token);
                meet(page.Users);
                Log.Load(page);
                (UnreadAfter, Placement) = (null, Placement + 1);
            }
        );

    /// <inheritdoc cref="Errand.Hurry"/>
    public void Hurry()
    {
        PageFailed = false;
        loading.Hurry();
        repair.Hurry();
    }

    public void Dispose()
    {
        closed.Cancel();
        closed.Dispose();
        loading.Dispose();
        repair.Dispose();
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
            var readUpTo = known.LastReadSeq;
            var far = known.Unread > 0 && known.LastSeq - readUpTo > PageLength - 10;
            var page = far
                ? await client.Messages.AroundAsync(Id, readUpTo + 1, PageLength, cancellationToken)
                : await client.Messages.NewestAsync(Id, PageLength, cancellationToken);
            meet(page.Users);
            UnreadAfter = known.Unread > 0 ? readUpTo : null;
            Placement++;
            Log.Load(page);
            AfterEvents();
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.NotFound)
        {
            NotFound = true;
        }
        finally
        {
            Changed.Raise();
        }
    }

    private void AfterEvents()
    {
        // Never let go of what is on screen: at the end the beginning goes, further back the end does.
        if (AtEnd && !paging)
            Log.TrimOlder(WindowSize);
        else if (!paging && Log.Items.Count > WindowSize * 2 && LastVisible < Log.Items[WindowSize].Seq)
            Log.TrimNewer(WindowSize);
        Changed.Raise();
        if (Log.Missing is not null || Log.NeedsReload || FirstCut() is not null)
            repair.Ask();
    }

    private async Task RepairAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await RepairOnceAsync(cancellationToken))
                Changed.Raise();
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.NotFound)
        {
            NotFound = true;
            Changed.Raise();
        }
    }

    private async Task<bool> RepairOnceAsync(CancellationToken cancellationToken)
    {
        if (Log.NeedsReload)
        {
            var page = await client.Messages.NewestAsync(Id, PageLength, cancellationToken);
            meet(page.Users);
            Log.Load(page);
            Placement++;
        }
        else if (Log.Missing is { } after)
        {
            var page = await client.Messages.ChangesAsync(Id, after, cancellationToken);
            meet(page.Users);
            Log.Apply(page, after);
        }
        else if (FirstCut() is { } cut)
            await CompleteAsync(cut, cancellationToken);
        else
            return false;
        return true;
    }

    private async Task CompleteAsync(Message cut, CancellationToken cancellationToken)
    {
        var page = await client.Messages.AroundAsync(Id, cut.Seq, 1, cancellationToken);
        Log.Complete(page.Items.FirstOrDefault(m => m.Seq == cut.Seq) ?? cut with { Cut = false });
    }

    private Message? FirstCut() => Log.Items.FirstOrDefault(m => m.Cut);

    // One page at a time. A page that did not arrive is asked for again by the person, or when the network is back.
    private async Task PageAsync(bool wanted, Func<Task> load)
    {
        if (paging || !wanted || closed.IsCancellationRequested)
            return;
        (paging, PageFailed) = (true, false);
        try
        {
            await load();
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.NotFound)
        {
            NotFound = true;
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e) || closed.IsCancellationRequested)
        {
            PageFailed = true;
        }
        finally
        {
            (paging, LoadingOlder) = (false, false);
        }
        Changed.Raise();
    }
}
