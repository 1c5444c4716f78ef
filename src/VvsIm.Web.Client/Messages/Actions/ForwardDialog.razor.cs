using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Permissions;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Conversations;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages.Actions;

/// <summary>Chooses the conversations in which a message is said again.</summary>
public sealed partial class ForwardDialog
{
    private const int Shown = 30;
    private readonly List<Guid> chosen = [];
    private string query = "";

    [CascadingParameter]
    public required Chat Chat { get; set; }

    /// <summary>What is forwarded; null while the dialog is closed.</summary>
    [Parameter, EditorRequired]
    public Message? Message { get; set; }

    /// <summary>Raised when it is done, or given up.</summary>
    [Parameter]
    public EventCallback<bool> OnClosed { get; set; }

    [Inject]
    private Toasts Toasts { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    private IEnumerable<(Conversation Conversation, string Name)> Found =>
        Chat
            .Conversations.Items.Select(conversation => (conversation, Name: NameOf(conversation)))
            .Where(item => Chat.May(Act.Post, item.conversation.Id) && Chat.SettingsIn(item.conversation.Id).Forwarding)
            .Where(item => item.Name.Contains(query.Trim(), StringComparison.CurrentCultureIgnoreCase))
            .Take(Shown);

    protected override void OnParametersSet()
    {
        if (Message is not null)
            return;
        chosen.Clear();
        query = "";
    }

    private string NameOf(Conversation conversation) => conversation.NameFor(Chat.Me.Id, Chat.People) ?? "…";

    private void Toggle(Guid id)
    {
        if (!chosen.Remove(id))
            chosen.Add(id);
    }

    private async Task ForwardAsync()
    {
        if (Message is not { } message || chosen.Count == 0)
            return;
        Guid[] targets = [.. chosen];
        await OnClosed.InvokeAsync(false);
        foreach (var target in targets)
            await Chat.Sending.ForwardAsync(target, message);
        var to = Chat.Conversations.Find(targets[0]) is { } first ? NameOf(first) : "…";
        Toasts.Show(
            new Toast(
                targets.Length == 1 ? $"Forwarded to {to}" : $"Forwarded to {targets.Length} conversations",
                Action: targets is [var only] ? new("Go there", () => GoAsync(only)) : null
            )
        );
    }

    private Task GoAsync(Guid id)
    {
        Navigation.NavigateTo($"c/{id}");
        return Task.CompletedTask;
    }
}
