using Microsoft.JSInterop;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Moderation.Held;
using VvsIm.Contracts.Permissions;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Media;
using VvsIm.Web.Client.Messages.Actions;
using VvsIm.Web.Client.Messages.SystemMessages;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages;

/// <summary>
/// The messages on screen. What is loaded is decided here; where the view stands among it is decided by MessageList.razor.js, which
/// alone can measure in time.
/// </summary>
public sealed partial class MessageList
{
    private readonly CancellationTokenSource left = new();
    private readonly HashSet<Guid> shownOwn = [];
    private IReadOnlyList<LogRow> rows = [];
    private IDisposable[] subscriptions = [];
    private ElementReference scroller;
    private IJSObjectReference? module;
    private IJSObjectReference? view;
    private DotNetObjectReference<MessageListView>? self;
    private LogRows make = null!;
    private bool namesSenders;
    private bool mayReact;
    private bool mayReply;
    private bool queued;
    private (int Placement, bool HasOlder, bool HasNewer) shown;
    private int unread;
    private long? announced;
    private string? announcement;
    private LogRow? root;
    private Guid? written;
    private MessageMenu menu = null!;
    private string? dayAsked;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    /// <summary>The conversation shown. Another one needs another list: set it as the key.</summary>
    [Parameter, EditorRequired]
    public required OpenLog Open { get; set; }

    /// <summary>Raised with the message whose thread is to be opened.</summary>
    [Parameter]
    public EventCallback<Message> OnThread { get; set; }

    private bool InThread => Open.Source.Root is not null;

    // What retention has removed here, for the edge at which the history ends.
    private (string Day, int Days)? Purged =>
        Chat.Find(Open.Id) is { PurgedBefore: { } before, PurgedDays: { } days }
            ? (Clock.Day(Clock.Moment(before).Day), days)
            : null;

    protected override void OnInitialized()
    {
        make = new()
        {
            Me = Chat.Me.Id,
            NameOf = id => Chat.People.Find(id)?.DisplayName,
            TimeOf = Clock.Moment,
            NameOfDay = Clock.Day,
            BriefOf = Clock.Brief,
            PositionIn = seq => Chat.Threads.Find(Open.Id, seq),
        };
        subscriptions =
        [
            Open.Changed.Subscribe(Queue),
            Chat.Sending.Changed.Subscribe(Queue),
            Chat.Held.Changed.Subscribe(Queue),
            Chat.Changed.Subscribe(Queue),
        ];
        written = LastWritten();
        Rebuild();
        Announce();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // A system message names people who may be unknown.
        Chat.Introductions.Ask();
        if (!firstRender)
            return;
        module = await Js.InvokeAsync<IJSObjectReference>("import", "./Messages/MessageList.razor.js");
        if (left.IsCancellationRequested)
        {
            await module.DisposeAsync();
            return;
        }
        self = DotNetObjectReference.Create(new MessageListView(this));
        view = await module.InvokeAsync<IJSObjectReference>("init", scroller, self);
    }

    /// <summary>Goes to the newest messages, loading them if need be.</summary>
    public async Task JumpAsync()
    {
        if (Open.Log.HasNewer)
            await Open.NewestAsync();
        else if (view is not null)
            await view.InvokeVoidAsync("toEnd");
    }

    /// <summary>Asks whether a message is to be deleted.</summary>
    public void AskToDelete(Message message) => menu.AskToDelete(message);

    /// <summary>Changes the last message that one has said here, if there is one in view of the log.</summary>
    public void EditLast()
    {
        if (
            Open.Log.Items.LastOrDefault(message =>
                message.SenderId == Chat.Me.Id && message is { DeletedAt: null, System: null }
            )
                is { } last
            && Chat.MayEdit(last)
        )
            Open.Composing.Edit(last);
    }

    private async Task ActAsync(RowAction action)
    {
        switch (action.Kind)
        {
            case RowActionKind.Menu:
                menu.Show(action);
                break;
            case RowActionKind.Pick:
                await menu.PickAsync(action);
                break;
            case RowActionKind.React when action.Row.Message is { } message:
                await menu.ReactAsync(message, action.Emoji!);
                break;
            case RowActionKind.Reply when action.Row.Message is { } message:
                Open.Composing.Reply(message);
                break;
            case RowActionKind.Thread when action.Row.Message is { } message:
                await OnThread.InvokeAsync(message);
                break;
            case RowActionKind.Quote when action.Row.Quote is { } quote:
                await GoToQuoteAsync(quote.Seq);
                break;
            case RowActionKind.Retry when action.Row.Unsent is { } unsent:
                await Chat.Sending.RetryAsync(unsent);
                break;
            case RowActionKind.Discard when action.Row.Unsent is { } unsent:
                await Chat.Sending.DiscardAsync(unsent);
                break;
            case RowActionKind.Withdraw when action.Row.Held is { } held:
                await WithdrawAsync(held);
                break;
            case RowActionKind.Person:
                Chat.Presence.ShowCard(action.Row.SenderId);
                break;
            case RowActionKind.Day:
                dayAsked = action.Row.At.Day;
                break;
        }
    }

    // A reply may answer a message of another thread, or one of the conversation itself.
    private Task GoToQuoteAsync(long seq) =>
        Open.Log.Find(seq) is { } quoted && quoted.ThreadSeq == Open.Source.Root?.Seq
            ? Open.GoToAsync(seq)
            : Chat.ShowAsync(Open.Id, seq);

    private async Task WithdrawAsync(HeldMessage held)
    {
        try
        {
            await Chat.Held.WithdrawAsync(held);
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            Toasts.Show(new Toast("That did not work. Please try again.", ToastTone.Problem));
        }
    }

    private async Task GoToDayAsync(DateTimeOffset start)
    {
        dayAsked = null;
        await Open.GoToAsync(start);
    }

    internal Task NearStartAsync() => Open.Pages.OlderAsync();

    internal Task NearEndAsync() => Open.Pages.NewerAsync();

    internal void Viewed(long lastVisible, bool atEnd, bool attentive)
    {
        Chat.Attentive = attentive;
        Open.LastVisible = lastVisible;
        var before = Open.AtEnd;
        Open.AtEnd = atEnd;
        MarkSeen();
        if (before != atEnd)
            StateHasChanged();
    }

    // A burst of changes is one rendering.
    private void Queue()
    {
        if (queued)
            return;
        queued = true;
        _ = InvokeAsync(async () =>
        {
            await Task.Yield();
            queued = false;
            if (!left.IsCancellationRequested)
                Refresh();
        });
    }

    private void Refresh()
    {
        var own = LastWritten();
        Rebuild();
        Announce();
        MarkSeen();
        StateHasChanged();
        // Whoever has just said something wants to see it.
        if (own is not null && own != written)
        {
            written = own;
            Open.ClearUnread();
            _ = JumpAsync();
        }
    }

    private void MarkSeen()
    {
        if (!Chat.Attentive || Open.LastVisible == 0)
            return;
        if (Open.Source.Root is { } begun)
            Chat.Threads.Seen(begun, Open.LastVisible);
        else
            Chat.Reading.Seen(Open.Id, Open.LastVisible);
    }

    // Not by the rows: far from the newest messages what is on its way is not among them.
    private Guid? LastWritten() => Chat.Outgoing.In(Open.Id, Open.Source.Root?.Seq).LastOrDefault()?.ClientId;

    private void Rebuild()
    {
        var known = Chat.Find(Open.Id);
        var settings = Chat.SettingsIn(Open.Id);
        mayReact = settings.Reactions && Chat.May(Act.React, Open.Id);
        mayReply = (!InThread || settings.Threads) && Chat.May(Act.Post, Open.Id);
        namesSenders = known?.Kind != ConversationKind.Direct;
        unread = Open.Source.Root is { } begun
            ? Chat.Threads.Find(Open.Id, begun.Seq)?.Unread ?? 0
            : known?.Unread ?? 0;
        shownOwn.Clear();
        foreach (var message in Open.Log.Items)
            if (message.SenderId == Chat.Me.Id)
                shownOwn.Add(message.ClientId);
        Chat.Outgoing.Settle(Open.Id, Open.Source.Root?.Seq, shownOwn.Contains);
        rows = make.From(
            Open.Log,
            Chat.Outgoing.In(Open.Id, Open.Source.Root?.Seq),
            Open.UnreadAfter,
            Open.Target,
            Chat.Held.In(Open.Id, Open.Source.Root?.Seq)
        );
        root = (Open.Log.Root ?? Open.Source.Root) is { } first ? make.Beginning(Open.Log, first) : null;
        // Taken together with the rows: the script must never see the one without the other.
        shown = (Open.Placement, Open.Log.HasOlder, Open.Log.HasNewer);
    }

    // History is read at leisure; only what is said from now on is announced.
    private void Announce()
    {
        if (!Open.Log.Loaded)
            return;
        var before = announced;
        var newest = Open.Log.Items.Count == 0 ? null : Open.Log.Items[^1];
        announced = Math.Max(before ?? 0, newest?.Seq ?? 0);
        if (newest is not null && newest.Seq > before && !Open.Log.HasNewer && newest.SenderId != Chat.Me.Id)
            announcement = Spoken(newest);
    }

    private string Spoken(Message message) =>
        message.System is not null
            ? Isolated.Plain(rows.LastOrDefault(row => row.System is not null)?.System ?? "")
            : $"{NameOf(message.SenderId)}: {AttachmentWords.Of(message, NameOf)}";

    private string? NameOf(Guid id) => Chat.People.Find(id)?.DisplayName;

    private static string? Flag(bool set) => set ? "true" : null;

    public async ValueTask DisposeAsync()
    {
        await left.CancelAsync();
        left.Dispose();
        foreach (var subscription in subscriptions)
            subscription.Dispose();
        if (view is not null)
        {
            await view.InvokeVoidAsync("dispose");
            await view.DisposeAsync();
        }
        if (module is not null && view is not null)
            await module.DisposeAsync();
        self?.Dispose();
    }
}
