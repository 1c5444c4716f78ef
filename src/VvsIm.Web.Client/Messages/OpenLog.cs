using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Contracts.Retention;
using VvsIm.Web.Client.Messages.Writing;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages;

/// <summary>
/// A conversation on screen, or a thread of it beside the conversation: its log, loaded around where reading stopped or around a message
/// to be shown, and kept whole from then on.
/// </summary>
public sealed class OpenLog : IDisposable
{
    private readonly VvsImClient client;
    private readonly Action<User[], ThreadPosition[]?> meet;
    private readonly Errand loading;
    private readonly LogRepair repair;
    private Conversation? known;
    private bool notThere;

    /// <summary>Opens it, and starts loading.</summary>
    /// <param name="source">Which conversation, or which thread in it.</param>
    /// <param name="me">Who looks.</param>
    /// <param name="known">The conversation as the list has it, if it has.</param>
    /// <param name="target">A message to be shown instead of where reading stopped.</param>
    /// <param name="client">Asks the server.</param>
    /// <param name="meet">Takes the people and the positions in threads that answers bring along.</param>
    /// <param name="time">Measures the pauses between attempts.</param>
    /// <param name="logger">Hears of refusals that were not expected.</param>
    public OpenLog(
        LogSource source,
        Guid me,
        Conversation? known,
        long? target,
        VvsImClient client,
        Action<User[], ThreadPosition[]?> meet,
        TimeProvider time,
        ILogger logger
    )
    {
        (Source, this.known, Target, this.client, this.meet) = (source, known, target, client, meet);
        Log = new MessageLog(me, source.Root?.Seq);
        Pages = new LogPages(source, Log, meet, Changed);
        repair = new LogRepair(source, Log, meet, Changed, time, logger);
        repair.Reloaded += () => Placement++;
        loading = new Errand(LoadAsync, time, logger);
        loading.Ask();
    }

    /// <summary>Where its pages come from.</summary>
    public LogSource Source { get; }

    /// <summary>Which conversation.</summary>
    public Guid Id => Source.ConversationId;

    /// <summary>Its messages, as far as they are loaded.</summary>
    public MessageLog Log { get; }

    /// <summary>Loads more of them, either way.</summary>
    public LogPages Pages { get; }

    /// <summary>What is being written into it.</summary>
    public Composing Composing { get; } = new();

    /// <summary>Anything here changed.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Found while opening, when the list did not have it.</summary>
    public event Action<Conversation>? Found;

    /// <summary>What was found then; null if the list had it.</summary>
    public Conversation? Unlisted { get; private set; }

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

    /// <summary>The message that was asked for: it stands out, and the view starts there.</summary>
    public long? Target { get; private set; }

    /// <summary>Rises when the view shall start at another place instead of staying put.</summary>
    public int Placement { get; private set; }

    /// <summary>Something happened here.</summary>
    public void Apply(MessageEvent happened) => Applied(() => Log.Apply(happened));

    /// <summary>A message came back from the server, as the answer to changing it.</summary>
    public void Apply(Message answer) => Applied(() => Log.Apply(answer));

    /// <summary>Retention has removed messages. A thread whose first one is among them is there no more.</summary>
    public void Purge(MessagesPurged happened)
    {
        Log.Purge(happened.Range);
        Log.Pass(happened.Change);
        notThere |= Source.Root is { } root && happened.Range.Contains(root.Seq);
        Changed.Raise();
        repair.AskIfNeeded();
    }

    /// <summary>Something happened in the conversation that touched none of its messages.</summary>
    public void Pass(long change)
    {
        Log.Pass(change);
        repair.AskIfNeeded();
    }

    /// <summary>What was said up to this seq is not for the reader.</summary>
    public void Hide(long upTo)
    {
        Log.Hide(upTo);
        Changed.Raise();
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

    /// <summary>Marks this message and what follows as new, because the person wants it so, here or on another device.</summary>
    public void UnreadFrom(long seq)
    {
        UnreadAfter = seq - 1;
        Changed.Raise();
    }

    /// <summary>It isn't one's own any more: nothing of it is kept.</summary>
    public void Lose()
    {
        notThere = true;
        Log.Hide(long.MaxValue);
        Changed.Raise();
    }

    /// <summary>Goes back to the newest messages from anywhere.</summary>
    public Task NewestAsync() => Log.HasNewer ? PlaceAsync(Source.NewestAsync, _ => (null, null)) : Task.CompletedTask;

    /// <summary>Shows a message, wherever it stands.</summary>
    public Task GoToAsync(long seq)
    {
        if (!Log.Loaded || Log.Items.Any(message => message.Seq == seq))
        {
            (Target, Placement) = (seq, Placement + 1);
            Changed.Raise();
            return Task.CompletedTask;
        }
        return PlaceAsync(cancellationToken => Source.AroundAsync(seq, cancellationToken), _ => (seq, UnreadAfter));
    }

    /// <summary>Shows the first message said at this time or later; the newest if there is none.</summary>
    public Task GoToAsync(DateTimeOffset at) =>
        PlaceAsync(
            cancellationToken => Source.AtAsync(at, cancellationToken),
            page =>
                ((page.Items.FirstOrDefault(m => m.CreatedAt >= at) ?? page.Items.LastOrDefault())?.Seq, UnreadAfter)
        );

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

    private void Applied(Action apply)
    {
        apply();
        Pages.Trim(AtEnd, LastVisible);
        Changed.Raise();
        repair.AskIfNeeded();
    }

    private async Task PlaceAsync(
        Func<CancellationToken, Task<MessagePage>> load,
        Func<MessagePage, (long? Target, long? UnreadAfter)> place
    )
    {
        if (await Pages.ReplaceAsync(load) is not { } page)
            return;
        (Target, UnreadAfter) = place(page);
        Placement++;
        Changed.Raise();
        repair.AskIfNeeded();
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (known is null)
            {
                known = await client.Conversations.GetAsync(Id, cancellationToken);
                Unlisted = known;
                Found?.Invoke(known);
                // Who only looks in begins at the end.
                if (known.Role == MemberRole.None)
                    known = known with { LastReadSeq = known.LastSeq, Unread = 0 };
            }
            Log.Hide(known.HistoryFrom);
            var page = await FirstPageAsync(known, cancellationToken);
            meet(page.Users, page.Threads);
            UnreadAfter = ReadSoFar(known, page);
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

    private long? ReadSoFar(Conversation conversation, MessagePage page)
    {
        if (Source.Root is not { } root)
            return conversation.Unread > 0 ? conversation.LastReadSeq : null;
        var position = page.Threads?.FirstOrDefault(thread => thread.ThreadSeq == root.Seq);
        return position?.Unread > 0 ? position.LastReadSeq : null;
    }

    // The message asked for, or where reading stopped, unless the newest page shows that anyway.
    private Task<MessagePage> FirstPageAsync(Conversation conversation, CancellationToken cancellationToken)
    {
        if (Target is { } target)
            return Source.AroundAsync(target, cancellationToken);
        var far = conversation.LastSeq - conversation.LastReadSeq > LogSource.PageLength - 10;
        return Source.Root is null && conversation.Unread > 0 && far
            ? Source.AroundAsync(conversation.LastReadSeq + 1, cancellationToken)
            : Source.NewestAsync(cancellationToken);
    }
}
