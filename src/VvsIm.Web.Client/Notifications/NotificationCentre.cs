using VvsIm.Contracts;
using VvsIm.Contracts.Notifications;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Conversations;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Notifications;

/// <summary>
/// Keeps one's notifications as the server has them: the newest of all, a filtered view of them while somebody looks at one, and how one is
/// alerted. What is asked for here needs the server at once: what it refuses, or a road that is closed, is the caller's to tell.
/// </summary>
public sealed class NotificationCentre : IDisposable
{
    // Events come in bursts, and reading on tells itself twice.
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(150);

    private readonly Guid me;
    private readonly VvsImClient client;
    private readonly ConversationList conversations;
    private readonly People people;
    private readonly TimeProvider time;
    private readonly Errand errand;
    private bool settingsNeeded = true;
    private Guid? visited;

    public NotificationCentre(
        Guid me,
        VvsImClient client,
        ConversationList conversations,
        People people,
        TimeProvider time,
        ILogger logger
    )
    {
        (this.me, this.client, this.conversations, this.people, this.time) = (me, client, conversations, people, time);
        All = new NotificationList(me, NotificationFilter.All);
        View = All;
        errand = new Errand(RunAsync, time, logger);
    }

    /// <summary>The newest of all.</summary>
    public NotificationList All { get; }

    /// <summary>What is looked at: all, or those that pass a filter.</summary>
    public NotificationList View { get; private set; }

    /// <summary>How one is alerted; null until it is known.</summary>
    public NotificationSettings? Settings { get; private set; }

    /// <summary>Something of it changed.</summary>
    public Signal Changed { get; } = new();

    /// <summary>The view is not there and the server was not reached; it is being tried again.</summary>
    public bool Unreached => errand.Unreached && !View.Loaded;

    /// <summary>Fetches what is lacking.</summary>
    public void Ask()
    {
        if (All.Needed || View.Needed || settingsNeeded)
            errand.Ask();
    }

    /// <summary>Fetches it all: events may have been lost, or it is about to be read.</summary>
    public void Refresh()
    {
        settingsNeeded = true;
        Again();
    }

    /// <summary>Shows those that pass a filter.</summary>
    public void Look(NotificationFilter filter)
    {
        if (View.Filter == filter)
            return;
        View = filter == NotificationFilter.All ? All : new NotificationList(me, filter);
        Ask();
        Changed.Raise();
    }

    /// <summary>A conversation is on screen: having been added to it is no news any more. Null: none is.</summary>
    public void Visit(Guid? conversationId)
    {
        visited = conversationId;
        if (Invitations.Length > 0)
            errand.Ask();
    }

    /// <summary>Takes an event.</summary>
    public void Apply(RealtimeEvent happened)
    {
        if (happened is NotificationSettingsChanged { Settings: var settings })
        {
            Take(settings);
            return;
        }
        var changed = All.Apply(happened, conversations.Find);
        if (!ReferenceEquals(View, All))
            changed |= View.Apply(happened, conversations.Find);
        if (!changed)
            return;
        Changed.Raise();
        Ask();
    }

    /// <inheritdoc cref="Errand.Hurry"/>
    public void Hurry() => errand.Hurry();

    /// <summary>Fetches a further page of the view.</summary>
    public async Task MoreAsync()
    {
        var view = View;
        if (view.Next is not { } next)
            return;
        var page = await PageAsync(view.Filter, next, Limits.DefaultPageSize, CancellationToken.None);
        view.Append(page, next);
        Changed.Raise();
    }

    /// <summary>Marks some; shown at once, taken back if the server does not take it.</summary>
    public async Task MarkAsync(Guid[] ids, bool read = true)
    {
        foreach (var list in Lists)
            list.Mark(ids, read);
        Changed.Raise();
        try
        {
            await client.Notifications.MarkAsync(new(ids, Read: read));
        }
        finally
        {
            Again();
        }
    }

    /// <summary>Marks all that could be seen; answers those that it marked, so that it can be taken back.</summary>
    public async Task<Guid[]> MarkAllAsync()
    {
        var asOf = All.AsOf ?? (await PageAsync(NotificationFilter.All, null, 1, CancellationToken.None)).AsOf;
        var marked = await client.Notifications.MarkAsync(new(AsOf: asOf));
        Again();
        return marked.Ids;
    }

    /// <summary>Settles how one is alerted.</summary>
    public async Task SettleAsync(NotificationSettingsRequest request) =>
        Take(await client.Notifications.SettleAsync(request));

    public void Dispose() => errand.Dispose();

    private Guid[] Invitations =>
        [
            .. All
                .Items.Where(item =>
                    item is { Kind: NotificationKind.Invite, Read: false } && item.ConversationId == visited
                )
                .Select(item => item.Id),
        ];

    private IEnumerable<NotificationList> Lists => ReferenceEquals(View, All) ? [All] : [All, View];

    private void Again()
    {
        foreach (var list in Lists)
            list.Doubt();
        Ask();
    }

    private void Take(NotificationSettings settings)
    {
        if (settings.Change < Settings?.Change)
            return;
        Settings = settings;
        Changed.Raise();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            // What thousands were told in one moment they do not all ask for in the next.
            if (All.Loaded && View.Loaded)
                await Task.Delay(
                    Calm + TimeSpan.FromMilliseconds(Random.Shared.Next(All.Crowd + 1)),
                    time,
                    cancellationToken
                );
            if (settingsNeeded)
            {
                settingsNeeded = false;
                await SettingsAsync(cancellationToken);
            }
            foreach (var list in Lists)
                await FetchAsync(list, cancellationToken);
            if (Invitations is { Length: > 0 } taken)
            {
                All.Mark(taken, read: true);
                await client.Notifications.MarkAsync(new(taken), cancellationToken);
                All.Doubt();
            }
            Changed.Raise();
            Ask();
        }
        catch (Exception e) when (Reach.Failed(e, cancellationToken) && !View.Loaded)
        {
            Changed.Raise();
            throw;
        }
    }

    private async Task SettingsAsync(CancellationToken cancellationToken)
    {
        try
        {
            Take(await client.Notifications.SettingsAsync(cancellationToken));
        }
        catch (Exception e) when (Reach.Failed(e, cancellationToken))
        {
            settingsNeeded = true;
            throw;
        }
    }

    // As much of it as was there before.
    private async Task FetchAsync(NotificationList list, CancellationToken cancellationToken)
    {
        if (!list.Needed)
            return;
        var begun = list.Begin();
        var wanted = Math.Max(list.Items.Count, Limits.DefaultPageSize);
        var pages = new List<NotificationPage>();
        var fetched = 0;
        do
        {
            var size = Math.Min(wanted - fetched, Limits.PageSize);
            var page = await PageAsync(
                list.Filter,
                pages.Count == 0 ? null : pages[^1].NextCursor,
                size,
                cancellationToken
            );
            pages.Add(page);
            fetched += page.Items.Length;
        } while (fetched < wanted && pages[^1].NextCursor is not null);
        list.Load(pages, begun);
    }

    private async Task<NotificationPage> PageAsync(
        NotificationFilter filter,
        string? cursor,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var page = await client.Notifications.ListAsync(
            cursor,
            limit,
            filter == NotificationFilter.Unread,
            filter == NotificationFilter.Mentions ? NotificationKind.Mention : null,
            cancellationToken
        );
        people.Add(page.Users);
        return page;
    }
}
