using VvsIm.Contracts.Conversations;
using VvsIm.Web.Client.Messages;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Conversations;

/// <summary>One conversation: who it is with, what was said, and where to answer.</summary>
public sealed partial class ConversationView
{
    private OpenLog open = null!;
    private Conversation? found;
    private Conversation? shown;
    private bool gone;
    private IDisposable? opened;
    private IDisposable? list;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    [Parameter]
    public Guid Id { get; set; }

    private Conversation? Known => Chat.Conversations.Find(Id) ?? found;

    protected override void OnInitialized() => list = Chat.Changed.Subscribe(() => _ = InvokeAsync(Refresh));

    protected override void OnParametersSet()
    {
        if (open?.Id == Id)
            return;
        opened?.Dispose();
        found = null;
        open = Chat.OpenUp(Id);
        open.Found += Found;
        opened = open.Changed.Subscribe(() => _ = InvokeAsync(Refresh));
    }

    private void Found(Conversation conversation)
    {
        found = conversation;
        _ = InvokeAsync(StateHasChanged);
    }

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
        opened?.Dispose();
        list?.Dispose();
        if (ReferenceEquals(Chat.Open, open))
            Chat.Close();
    }
}
