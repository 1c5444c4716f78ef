using Microsoft.JSInterop;
using VvsIm.Contracts.Later;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Later;

/// <summary>
/// Draws nothing: shows a toast for every reminder that comes due, until it is done with, put off or dismissed. Once per browser, in
/// a tab that somebody looks at, also for what came due while nobody did.
/// </summary>
public sealed class ReminderToasts : ComponentBase, IAsyncDisposable
{
    // More at once, as after a holiday, are told as a number.
    private const int ToldOneByOne = 3;
    private const int Length = 80;

    private readonly Dictionary<string, Toast> shown = [];
    private readonly HashSet<string> told = [];
    private IDisposable? subscription;
    private IJSObjectReference? module;
    private bool telling;
    private bool disposed;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private Toasts Toasts { get; set; } = null!;

    protected override void OnInitialized()
    {
        subscription = Chat.Postponing.Changed.Subscribe(Look);
        Chat.Connection.Back += Look;
        Look();
    }

    public async ValueTask DisposeAsync()
    {
        disposed = true;
        subscription?.Dispose();
        Chat.Connection.Back -= Look;
        foreach (var toast in shown.Values.Distinct())
            Toasts.Dismiss(toast);
        if (module is not null)
            await module.DisposeAsync();
    }

    private void Look() => _ = InvokeAsync(LookAsync);

    private async Task LookAsync()
    {
        DismissThoseGone();
        if (telling)
            return;
        telling = true;
        try
        {
            while (!disposed && Due().Keys.Any(key => !told.Contains(key)) && await TellAsync()) { }
        }
        finally
        {
            telling = false;
        }
    }

    private void DismissThoseGone()
    {
        var due = Due();
        foreach (var key in shown.Keys.Where(key => !due.ContainsKey(key)).ToArray())
            if (shown.Remove(key, out var toast) && !shown.ContainsValue(toast))
                Toasts.Dismiss(toast);
    }

    // False while nobody looks at this tab.
    private async Task<bool> TellAsync()
    {
        module ??= await Js.InvokeAsync<IJSObjectReference>("import", "./Later/told.js");
        var asked = Due();
        if (await module.InvokeAsync<string[]?>("claim", $"told-reminders:{Chat.Me.Id}", asked.Keys) is not { } untold)
            return false;
        told.UnionWith(asked.Keys);
        // Done with on another device in this very moment: nothing is left to tell.
        var due = Due();
        string[] keys = [.. untold.Where(due.ContainsKey)];
        if (disposed)
            return false;
        if (keys.Length > ToldOneByOne)
            Show(keys, $"{keys.Length} reminders are due", "Show", "later");
        else
            foreach (var key in keys)
                Show([key], $"Reminder: {Words(due[key])}", "Go to message", due[key].Link());
        return true;
    }

    private Dictionary<string, Reminder> Due() =>
        Chat
            .Agenda.Reminders.Items.Where(reminder => reminder.DueAt is not null)
            .ToDictionary(reminder => $"{reminder.Id:N}@{reminder.DueAt!.Value.ToUnixTimeMilliseconds()}");

    private void Show(string[] keys, string text, string action, string path)
    {
        var toast = new Toast(text, Action: new(action, GoAsync), Stays: true);
        foreach (var key in keys)
            shown[key] = toast;
        Toasts.Show(toast);

        Task GoAsync()
        {
            Navigation.NavigateTo(path);
            return Task.CompletedTask;
        }
    }

    private string Words(Reminder reminder)
    {
        var words = reminder.Words(Chat.People);
        return words.Length > Length ? $"{words[..Length].TrimEnd()}…" : words;
    }
}
