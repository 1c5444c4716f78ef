using VvsIm.Contracts.Notifications;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Moderation;

/// <summary>
/// Draws nothing: tells what a moderator did while one is here. What happened before waits in the list, where it is counted.
/// </summary>
public sealed class NoticeToasts : ComponentBase, IDisposable
{
    private readonly HashSet<Guid> known = [];
    private IDisposable? subscription;
    private bool begun;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Toasts Toasts { get; set; } = null!;

    protected override void OnInitialized()
    {
        subscription = Chat.Notifications.Changed.Subscribe(() => _ = InvokeAsync(Look));
        Look();
    }

    public void Dispose() => subscription?.Dispose();

    private void Look()
    {
        var all = Chat.Notifications.All;
        if (!all.Loaded)
            return;
        foreach (var item in all.Items.Where(item => item.Kind == NotificationKind.Moderation).Reverse())
            if (known.Add(item.Id) && begun && !item.Read)
                Toasts.Show(new Toast(NoticeWords.Of(item.Notice), Action: new("Show", ShowAsync)));
        begun = true;
    }

    private Task ShowAsync()
    {
        Navigation.NavigateTo("notifications");
        return Task.CompletedTask;
    }
}
