using Microsoft.JSInterop;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Notifications;

/// <summary>
/// Draws nothing: tells by desktop notification and sound what calls the person while they look elsewhere. Every tab of a browser comes to
/// the same end here, and wwwroot/Notifications/alerts.js sees to it that one of them tells.
/// </summary>
public sealed class DesktopAlerts : ComponentBase, IAsyncDisposable
{
    private const int Remembered = 200;

    private readonly AlertQueue queue = new();
    private readonly List<Message> unplaced = [];
    private readonly List<Message> inThreads = [];
    private IDisposable? subscription;
    private DotNetObjectReference<DesktopAlerts>? self;
    private ScriptModule? script;
    private IJSObjectReference? live;
    private DateTimeOffset? waking;
    private bool looking;
    private bool again;
    private bool disposed;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    protected override void OnInitialized()
    {
        Chat.Connection.Received += Hear;
        subscription = Chat.Changed.Subscribe(Look);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        self = DotNetObjectReference.Create(this);
        script = new ScriptModule(Js, "./Notifications/alerts.js");
        var module = await script.GetAsync();
        // Signed out, or banned, meanwhile.
        if (disposed)
            return;
        var started = await module.InvokeAsync<IJSObjectReference>("start", Chat.Me.Id, self);
        if (disposed)
            await StopAsync(started);
        else
            live = started;
        Look();
    }

    /// <summary>Somebody clicked a notification.</summary>
    [JSInvokable]
    public void Open(string path) => Navigation.NavigateTo(path);

    /// <summary>It is time to look.</summary>
    [JSInvokable]
    public void Wake()
    {
        waking = null;
        Look();
    }

    public async ValueTask DisposeAsync()
    {
        disposed = true;
        Chat.Connection.Received -= Hear;
        subscription?.Dispose();
        if (live is { } running)
            await StopAsync(running);
        if (script is not null)
            await script.DisposeAsync();
        self?.Dispose();
    }

    private static async Task StopAsync(IJSObjectReference running)
    {
        await running.InvokeVoidAsync("stop");
        await running.DisposeAsync();
    }

    private void Hear(IReadOnlyList<RealtimeEvent> happened)
    {
        foreach (var one in happened)
            Hear(one);
        Look();
    }

    private void Hear(RealtimeEvent happened)
    {
        switch (happened)
        {
            case MessageCreated { Message: var said }:
                if (said.ThreadSeq is not null)
                    Remember(inThreads, said);
                Consider(said, followed: false);
                break;
            // Said to those who follow the thread, after the message itself.
            case ThreadReplied replied:
                foreach (
                    var said in inThreads.Where(m => m.ConversationId == replied.ConversationId && m.Seq == replied.Seq)
                )
                    Consider(said, followed: true);
                break;
            case ThreadMoved moved:
                queue.Read(new(moved.ConversationId, moved.Position.ThreadSeq), moved.Position.LastReadSeq);
                break;
            case MessageDeleted { Message: var gone }:
                queue.Remove(gone);
                break;
            case ConversationLeft left:
                queue.Leave(left.ConversationId);
                break;
        }
    }

    private void Consider(Message said, bool followed)
    {
        if (said.SenderId == Chat.Me.Id)
            return;
        if (Chat.Conversations.Find(said.ConversationId) is not { } conversation)
            Remember(unplaced, said);
        else if (said.Calls(conversation, Chat.Me.Id, followed, Time.GetUtcNow()))
            queue.Add(said, Time.GetUtcNow());
    }

    private static void Remember(List<Message> messages, Message said)
    {
        if (messages.Count == Remembered)
            messages.RemoveAt(0);
        messages.Add(said);
    }

    private void Look() => _ = InvokeAsync(LookAsync);

    private async Task LookAsync()
    {
        again = true;
        if (looking || live is null)
            return;
        looking = true;
        try
        {
            // What is heard in the middle of it has been looked at by nobody.
            while (again && !disposed)
            {
                again = false;
                Place();
                await CloseAsync(live);
                if (queue.TakeDue(Time.GetUtcNow()) is { Count: > 0 } due)
                    await TellAsync(live, due);
                await WakeLaterAsync(live);
            }
        }
        finally
        {
            looking = false;
        }
    }

    // The first message of a new conversation comes before the conversation itself is known.
    private void Place()
    {
        foreach (var said in unplaced.Where(m => Chat.Conversations.Find(m.ConversationId) is not null).ToArray())
        {
            unplaced.Remove(said);
            Consider(said, followed: false);
        }
    }

    private async Task CloseAsync(IJSObjectReference running)
    {
        foreach (var place in queue.Places.Where(place => place.ThreadSeq is null).ToArray())
            if (Chat.Conversations.Find(place.ConversationId) is { } known)
                queue.Read(place, known.LastReadSeq);
            else
                queue.Leave(place.ConversationId);
        foreach (var place in queue.TakeOver())
            await running.InvokeVoidAsync("close", place.Tag);
    }

    private async Task TellAsync(
        IJSObjectReference running,
        IReadOnlyList<(AlertPlace Place, IReadOnlyList<Message> Messages)> due
    )
    {
        var settings = Chat.Notifications.Settings ?? new();
        var clock = await running.InvokeAsync<int[]>("inZone", settings.Quiet?.TimeZone);
        if (settings.Silent(Time.GetUtcNow(), clock[0], clock[1]))
            return;
        foreach (var (place, messages) in due)
        {
            if (OnScreen(place) || Chat.Conversations.Find(place.ConversationId) is not { } conversation)
                continue;
            await running.InvokeVoidAsync(
                "show",
                new DesktopAlert(
                    place.Tag,
                    AlertWords.Title(conversation, place, Chat.Me.Id, Chat.People),
                    AlertWords.Body(conversation, messages, settings.Preview, Chat.People),
                    $"c/{place.ConversationId}/{messages[0].Seq}",
                    settings.Desktop,
                    settings.Sound ? settings.Tone.Spelled() : null
                )
            );
        }
    }

    private bool OnScreen(AlertPlace place) =>
        Chat.Attentive
        && Chat.Open?.Id == place.ConversationId
        && (
            place.ThreadSeq is { } thread
                ? Chat.Thread is { AtEnd: true } open && open.Source.Root?.Seq == thread
                : Chat.Open.AtEnd
        );

    private async Task WakeLaterAsync(IJSObjectReference running)
    {
        if (queue.Next is not { } next || next == waking)
            return;
        waking = next;
        var pause = next - Time.GetUtcNow();
        await running.InvokeVoidAsync("wake", Math.Max(1, (int)Math.Ceiling(pause.TotalMilliseconds)));
    }
}

/// <summary>A desktop notification, and the sound with it.</summary>
/// <param name="Tag">The next one with the same tag takes its place.</param>
/// <param name="Title">Where.</param>
/// <param name="Body">What.</param>
/// <param name="Path">Where a click leads.</param>
/// <param name="Desktop">It is shown, and not only heard.</param>
/// <param name="Tone">The sound; null for none.</param>
public sealed record DesktopAlert(string Tag, string Title, string Body, string Path, bool Desktop, string? Tone);
