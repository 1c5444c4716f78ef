using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Messages;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Conversations;

/// <summary>
/// One conversation: who it is with, what was said, and where to answer; beside it a thread, what is pinned, or the threads one follows,
/// as the address says. <c>/c/{id}/{seq}</c> shows one message, wherever it stands.
/// </summary>
public sealed partial class ConversationView
{
    private OpenLog open = null!;
    private Conversation? shown;
    private MessageList? list;
    private bool gone;
    private IDisposable? opened;
    private IDisposable? changes;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>A message to be shown.</summary>
    [Parameter]
    public long? Seq { get; set; }

    /// <summary>The message whose thread stands beside.</summary>
    [SupplyParameterFromQuery(Name = "thread")]
    public long? ThreadSeq { get; set; }

    /// <summary>A reply in that thread to be shown.</summary>
    [SupplyParameterFromQuery(Name = "at")]
    public long? At { get; set; }

    /// <summary>What else stands beside: <c>details</c>, <c>pins</c> or <c>threads</c>.</summary>
    [SupplyParameterFromQuery(Name = "panel")]
    public string? Panel { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Toasts Toasts { get; set; } = null!;

    private Conversation? Known => Chat.Find(Id) ?? open.Unlisted;

    protected override void OnInitialized()
    {
        changes = Chat.Changed.Subscribe(() => _ = InvokeAsync(Refresh));
        Chat.Showing += ShowAsync;
    }

    protected override async Task OnParametersSetAsync()
    {
        var another = open?.Id != Id;
        if (another)
            OpenUp();
        if (Seq is not { } seq)
            return;
        if (!another)
            await open!.GoToAsync(seq);
        // A reply stands in its thread; the conversation around it is shown all the same.
        if (await FindAsync(seq) is { ThreadSeq: { } thread } && Seq == seq)
            Navigation.NavigateTo($"c/{Id}?thread={thread}&at={seq}", replace: true);
    }

    private void OpenUp()
    {
        opened?.Dispose();
        open = Chat.OpenUp(Id, Seq);
        opened = open.Changed.Subscribe(() => _ = InvokeAsync(Refresh));
    }

    private async Task<Message?> FindAsync(long seq)
    {
        try
        {
            var message = open.Log.Find(seq) ?? await open.Source.GetAsync(seq, CancellationToken.None);
            if (message is null && Known is not null)
                Toasts.Show(new Toast("There is no such message here.", ToastTone.Problem));
            return message;
        }
        catch (Exception e) when (e is ProblemException || Reach.Failed(e))
        {
            // The log says by itself that the server is away; it opens around this place once it is back.
            return null;
        }
    }

    private async Task ShowAsync(Guid conversationId, long seq)
    {
        // The same address again would not be heard of.
        if (Navigation.Uri.EndsWith($"/c/{conversationId}/{seq}", StringComparison.Ordinal))
            await open.GoToAsync(seq);
        else
            Navigation.NavigateTo($"c/{conversationId}/{seq}");
    }

    private void ShowThread(Message root) => Navigation.NavigateTo($"c/{Id}?thread={root.Seq}");

    private void ClosePanel() => Navigation.NavigateTo($"c/{Id}");

    // The log renders by itself: this only follows what the header shows, and the end of the conversation.
    private void Refresh()
    {
        if (ReferenceEquals(shown, Known) && gone == open.NotFound)
            return;
        (shown, gone) = (Known, open.NotFound);
        StateHasChanged();
    }

    public void Dispose()
    {
        Chat.Showing -= ShowAsync;
        opened?.Dispose();
        changes?.Dispose();
        if (ReferenceEquals(Chat.Open, open))
            Chat.Close();
    }
}
