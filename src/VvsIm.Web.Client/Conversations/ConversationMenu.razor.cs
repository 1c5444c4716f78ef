using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Conversations;

/// <summary>What one can do with a conversation, of whichever it is opened for.</summary>
public sealed partial class ConversationMenu
{
    private static readonly (string Words, TimeSpan? Length)[] Lengths =
    [
        ("For 1 hour", TimeSpan.FromHours(1)),
        ("For 8 hours", TimeSpan.FromHours(8)),
        ("For a week", TimeSpan.FromDays(7)),
        ("For ever", null),
    ];

    private static readonly (string Words, NotificationLevel Level)[] Levels =
    [
        ("Every message", NotificationLevel.All),
        ("Mentions only", NotificationLevel.Mentions),
        ("Nothing", NotificationLevel.Nothing),
    ];

    private ConversationActions actions = null!;
    private Menu menu = null!;
    private Guid? id;
    private (bool Up, bool Down) moves;
    private Conversation? leaving;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    /// <summary>A conversation has moved in the list, or out of it, under the person's hands: the list knows where the focus goes.</summary>
    [Parameter]
    public EventCallback<Guid> OnMoved { get; set; }

    private Conversation? About => id is { } known ? Chat.Conversations.Find(known) : null;

    private string Name => About?.NameFor(Chat.Me.Id, Chat.People) ?? "this conversation";

    /// <summary>Opens it for a conversation, beside the button that asks for it.</summary>
    public void OpenFor(Guid conversation, ElementReference anchor)
    {
        Turn(conversation);
        menu.OpenAt(anchor);
    }

    /// <summary>Opens it for a conversation, where the pointer is.</summary>
    public void OpenFor(Guid conversation, double x, double y)
    {
        Turn(conversation);
        menu.OpenAt(x, y);
    }

    /// <summary>Moves a pinned conversation one place up (-1) or down (1).</summary>
    public async Task MoveAsync(Guid conversation, int by)
    {
        await actions.MoveAsync(conversation, by);
        await OnMoved.InvokeAsync(conversation);
    }

    protected override void OnInitialized() => actions = new(Chat, Toasts, Time);

    private void Turn(Guid conversation)
    {
        (id, moves) = (conversation, actions.Moves(conversation));
        StateHasChanged();
    }

    private async Task ArchiveAsync(Guid conversation)
    {
        await actions.ArchiveAsync(conversation, Name);
        await OnMoved.InvokeAsync(conversation);
    }

    private void Report(Conversation conversation) =>
        Chat.Reporting.Ask(
            new(ReportSubject.Conversation, conversation.Id, Name)
            {
                Nearby = Chat.Open?.Id == conversation.Id ? Chat.Open.Log.Items : [],
            }
        );

    private void ShowDetails() => Navigation.NavigateTo($"c/{id}?panel=details");
}
