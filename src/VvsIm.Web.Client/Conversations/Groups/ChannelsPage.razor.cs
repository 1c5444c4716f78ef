using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Permissions;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Conversations.Groups;

/// <summary>The public channels of the workspace: to find, to look into, to join and leave.</summary>
public sealed partial class ChannelsPage
{
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(180);

    private CancellationTokenSource asking = new();
    private List<ListedChannel>? channels;
    private string? cursor;
    private string query = "";
    private bool failed;
    private Guid? joining;
    private Guid? workspace;
    private Conversation? leaving;
    private ConversationKind? creating;
    private IDisposable? subscription;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private Toasts Toasts { get; set; } = null!;

    private bool MayCreate => Chat.May(WorkspaceAct.CreateChannel);

    protected override Task OnInitializedAsync()
    {
        workspace = Chat.Workspaces.Only?.Id;
        subscription = Chat.Changed.Subscribe(() => _ = InvokeAsync(FollowAsync));
        return LoadAsync(null);
    }

    // The list knows first what one has joined or left, here or elsewhere; it has no channel that one is no member of.
    private bool Joined(ListedChannel channel) =>
        Chat.Conversations.Loaded ? Chat.Conversations.Find(channel.Id) is not null : channel.Joined;

    private async Task FollowAsync()
    {
        if (workspace != Chat.Workspaces.Only?.Id)
        {
            (workspace, channels) = (Chat.Workspaces.Only?.Id, null);
            await LoadAsync(null);
        }
        // A channel that one is in is known as it is now.
        for (var at = 0; at < channels?.Count; at++)
            if (Chat.Conversations.Find(channels[at].Id) is { Title: { } title } known)
                channels[at] = channels[at] with
                {
                    Title = title,
                    Topic = known.Topic,
                    Emoji = known.Emoji,
                    Members = known.Members,
                    Posting = known.Posting,
                };
        StateHasChanged();
    }

    private async Task SearchAsync(string typed)
    {
        query = typed;
        await asking.CancelAsync();
        asking.Dispose();
        asking = new();
        try
        {
            await Task.Delay(TypingPause, Time, asking.Token);
        }
        catch (OperationCanceledException)
        {
            // The person typed on: a later search answers.
            return;
        }
        await LoadAsync(null);
    }

    private async Task LoadAsync(string? from)
    {
        var mine = asking.Token;
        failed = false;
        try
        {
            var page = await Chat.Client.Groups.ChannelsAsync(
                query.Trim() is { Length: > 0 } typed ? typed : null,
                workspace,
                from,
                Limits.DefaultPageSize,
                mine
            );
            channels = from is null ? [.. page.Items] : [.. channels ?? [], .. page.Items];
            cursor = page.NextCursor;
        }
        catch (OperationCanceledException) when (mine.IsCancellationRequested)
        {
            // Something else is searched for by now.
            return;
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e, mine))
        {
            failed = true;
        }
        StateHasChanged();
    }

    private async Task JoinAsync(ListedChannel channel)
    {
        if (joining is not null)
            return;
        joining = channel.Id;
        if (await new GroupActions(Chat, Toasts).JoinAsync(channel.Id))
            Toasts.Show(
                new Toast(
                    $"You joined {channel.Title}.",
                    Action: new("Undo", () => new GroupActions(Chat, Toasts).LeaveAsync(channel.Id))
                )
            );
        joining = null;
    }

    public void Dispose()
    {
        subscription?.Dispose();
        asking.Cancel();
        asking.Dispose();
    }
}
