using VvsIm.Contracts.Later;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Later;

/// <summary>What one has put off: reminders, those that are due first, and messages that wait for their time.</summary>
public sealed partial class LaterPage
{
    private Menu menu = null!;
    private IReadOnlyList<Preset> presets = [];
    private Reminder? snoozed;
    private ScheduledMessage? editing;
    private bool picking;
    private IDisposable? agenda;
    private IDisposable? names;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    [Inject]
    private Clock Clock { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private Toasts Toasts { get; set; } = null!;

    private IReadOnlyList<Reminder> Reminders => Chat.Agenda.Reminders.Items;

    private IReadOnlyList<ScheduledMessage> Scheduled => Chat.Agenda.Scheduled.Items;

    protected override void OnInitialized()
    {
        agenda = Chat.Postponing.Changed.Subscribe(() => _ = InvokeAsync(StateHasChanged));
        names = Chat.Changed.Subscribe(() => _ = InvokeAsync(StateHasChanged));
        // The messages reminded of may have been edited or deleted since: nothing tells of that.
        Chat.Postponing.Refresh();
    }

    // A text may mention somebody who is still unknown.
    protected override void OnAfterRender(bool firstRender) => Chat.Introductions.Ask();

    private async Task SendNowAsync(ScheduledMessage message)
    {
        if (await Toasts.TryAsync("Not sent", () => Chat.Postponing.SendNowAsync(message.Id)))
            Toasts.Show(new Toast("Sent"));
    }

    private async Task DeleteAsync(ScheduledMessage message)
    {
        if (await Toasts.TryAsync("Not deleted", () => Chat.Postponing.CancelAsync(message.Id)))
            Toasts.Show(new Toast("Scheduled message deleted", Action: new("Undo", RestoreAsync)));

        Task RestoreAsync() => Toasts.TryAsync("Could not bring it back", () => Chat.Postponing.RestoreAsync(message));
    }

    private void OpenSnooze(Reminder reminder, ElementReference button)
    {
        snoozed = reminder;
        presets = Preset.Offered(Clock, Time.GetUtcNow());
        menu.OpenAt(button);
    }

    private async Task SnoozeAsync(DateTimeOffset at)
    {
        if (snoozed is not { } reminder)
            return;
        if (await Toasts.TryAsync("Not changed", () => Chat.Postponing.SnoozeAsync(reminder.Id, at)))
            Toasts.Show(new Toast($"You will be reminded: {Clock.When(at)}"));
    }

    private async Task DoneAsync(Reminder reminder)
    {
        if (!await Toasts.TryAsync("Not removed", () => Chat.Postponing.DoneAsync(reminder.Id)))
            return;
        var text = reminder.DueAt is null ? "Reminder removed" : "Reminder done";
        // What can't be read any more can't be reminded of again.
        Toasts.Show(reminder.Message is { DeletedAt: null } ? new(text, Action: new("Undo", RestoreAsync)) : new(text));

        Task RestoreAsync()
        {
            var now = Time.GetUtcNow();
            return Toasts.TryAsync(
                "Could not bring it back",
                () => Chat.Postponing.RemindAsync(reminder.MessageId, reminder.At > now ? reminder.At : now)
            );
        }
    }

    public void Dispose()
    {
        agenda?.Dispose();
        names?.Dispose();
    }
}
