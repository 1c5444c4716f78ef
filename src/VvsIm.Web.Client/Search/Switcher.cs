using VvsIm.Contracts;
using VvsIm.Contracts.Search;
using VvsIm.Web.Client.Accounts;
using VvsIm.Web.Client.Conversations;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Search;

/// <summary>
/// What the quick switcher offers for what is typed: one's own conversations at once, from this device; then people, channels and messages, as
/// the server answers. An answer to what is no longer typed changes nothing.
/// </summary>
public sealed class Switcher(
    Guid me,
    VvsImClient client,
    ConversationList conversations,
    People people,
    TimeProvider time
) : IDisposable
{
    private const int Own = 8;
    private const int Strangers = 5;
    private const int Recent = 3;
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(180);

    private CancellationTokenSource asking = new();
    private IReadOnlyList<SwitcherItem> own = [];
    private IReadOnlyList<SwitcherItem> strangers = [];
    private IReadOnlyList<SwitcherItem> channels = [];
    private IReadOnlyList<SwitcherItem> messages = [];

    /// <summary>It is on screen.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>What is typed.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>What it offers, best first.</summary>
    public IReadOnlyList<SwitcherItem> Items { get; private set; } = [];

    /// <summary>The one that Enter takes.</summary>
    public int Active { get; private set; }

    /// <summary>The server has still to answer.</summary>
    public bool Asking { get; private set; }

    /// <summary>The server was not reached: what is offered is what this device knows.</summary>
    public bool Unreached { get; private set; }

    /// <summary>Something of it changed.</summary>
    public Signal Changed { get; } = new();

    /// <summary>Puts it on screen, empty; or takes it away.</summary>
    public void Open(bool open)
    {
        if (IsOpen == open)
            return;
        IsOpen = open;
        _ = TypeAsync("");
    }

    /// <summary>Moves to the next or the one before, around the ends.</summary>
    public void Move(int by)
    {
        if (Items.Count > 0)
            Active = (Active + by + Items.Count) % Items.Count;
        Changed.Raise();
    }

    /// <summary>Something else is typed. Ends when the server has answered too.</summary>
    public async Task TypeAsync(string typed)
    {
        var before = asking;
        asking = new();
        var stop = asking.Token;
        (Typed, Active, Unreached) = (typed, 0, false);
        (own, strangers, channels, messages) = (OwnItems(typed.Trim()), [], [], []);
        Asking = IsOpen && typed.Trim().Length > 0;
        // Before anything is awaited: the field is drawn anew then, and must not forget what was typed.
        Show();
        await before.CancelAsync();
        before.Dispose();
        if (!Asking || stop.IsCancellationRequested)
            return;
        try
        {
            await Task.Delay(TypingPause, time, stop);
            await Task.WhenAll(
                FindPeopleAsync(typed.Trim(), stop),
                FindChannelsAsync(typed.Trim(), stop),
                FindMessagesAsync(typed.Trim(), stop)
            );
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
        Asking = false;
        Show();
    }

    public void Dispose()
    {
        asking.Cancel();
        asking.Dispose();
    }

    private async Task FindPeopleAsync(string typed, CancellationToken stop)
    {
        try
        {
            var page = await client.Accounts.FindAsync(typed, null, Own + Strangers, stop);
            people.Add(page.Items);
            var known = conversations.Items.Select(conversation => conversation.PeerId).ToHashSet();
            own = OwnItems(typed);
            strangers =
            [
                .. page
                    .Items.Where(user => user.Id != me && !known.Contains(user.Id))
                    .OrderByDescending(user => FuzzyMatch.Score(user.DisplayName, typed))
                    .Take(Strangers)
                    .Select(user => new PersonFound(user) { Detail = "Start a chat" }),
            ];
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e, stop))
        {
            Unreached = true;
        }
        Show();
    }

    private async Task FindChannelsAsync(string typed, CancellationToken stop)
    {
        try
        {
            var page = await client.Groups.ChannelsAsync(typed, null, null, Own + Strangers, stop);
            channels =
            [
                .. page
                    .Items.Where(channel => conversations.Find(channel.Id) is null)
                    .OrderByDescending(channel => FuzzyMatch.Score(channel.Title, typed))
                    .Take(Strangers)
                    .Select(channel => new ChannelFound(channel.Id, channel.Title) { Detail = "Channel" }),
            ];
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e, stop))
        {
            Unreached = true;
        }
        Show();
    }

    private async Task FindMessagesAsync(string typed, CancellationToken stop)
    {
        if (typed.Length > Limits.QueryLength || SearchQuery.Parse(typed).Parts.All(part => part.Not))
            return;
        try
        {
            var page = await client.Search.FindAsync(new() { Q = typed, Limit = Recent }, stop);
            people.Add(page.Users);
            messages =
            [
                .. page.Items.Select(hit => new MessageFound(hit.Snippet.Text, FoundPlace.Address(hit))
                {
                    Detail = FoundPlace.Name(hit, page, me, people),
                }),
            ];
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e, stop))
        {
            Unreached = true;
        }
        Show();
    }

    private IReadOnlyList<SwitcherItem> OwnItems(string typed) =>
        [
            .. conversations
                .Items.Select(conversation => (conversation, name: conversation.NameFor(me, people) ?? ""))
                .Select(one => (one.conversation, one.name, score: FuzzyMatch.Score(one.name, typed)))
                .Where(one => one.score > 0 && one.name.Length > 0)
                .OrderByDescending(one => one.score)
                .Take(Own)
                .Select(one => new ConversationFound(one.conversation, one.name)
                {
                    Detail = one.conversation.PutAway ? "Archived" : null,
                }),
        ];

    private void Show()
    {
        // What one has moved to stays, whatever comes in before or after it.
        var chosen = Active > 0 && Active < Items.Count ? Items[Active] : null;
        SearchOffered[] all = Typed.Trim() is { Length: > 0 } words ? [new(words)] : [];
        Items = [.. own, .. strangers, .. channels, .. messages, .. all];
        Active = chosen is null ? 0 : Math.Max(0, Items.ToList().IndexOf(chosen));
        Changed.Raise();
    }
}
