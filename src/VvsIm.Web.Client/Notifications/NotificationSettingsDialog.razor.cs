using Microsoft.JSInterop;
using VvsIm.Contracts;
using VvsIm.Contracts.Notifications;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Later;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Notifications;

/// <summary>How one is alerted, on every device. Each choice holds at once.</summary>
public sealed partial class NotificationSettingsDialog : IAsyncDisposable
{
    private static readonly (NotificationTone Tone, string Label)[] Tones =
    [
        (NotificationTone.Chime, "Chime"),
        (NotificationTone.Knock, "Knock"),
        (NotificationTone.Drop, "Drop"),
    ];

    private const int MorningHour = 9;

    private ScriptModule? tones;
    private IDisposable? subscription;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    /// <summary>It is on screen.</summary>
    [Parameter]
    public bool Open { get; set; }

    /// <summary>Raised when it closes.</summary>
    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    [Inject]
    private Clock Clock { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private IJSRuntime Js { get; set; } = null!;

    private NotificationSettings? Settings => Chat.Notifications.Settings;

    // In the morning, by the clock on the wall.
    private DateTimeOffset Tomorrow =>
        Clock.Instant(Clock.Local(Time.GetUtcNow()).Date.AddDays(1).AddHours(MorningHour));

    protected override void OnInitialized()
    {
        tones = new ScriptModule(Js, "./Notifications/tones.js");
        subscription = Chat.Notifications.Changed.Subscribe(() => _ = InvokeAsync(StateHasChanged));
    }

    private Task<bool> SettleAsync(NotificationSettingsRequest request) =>
        Toasts.TryAsync("Not changed", () => Chat.Notifications.SettleAsync(request));

    private Task<bool> PauseAsync(DateTimeOffset? until) => SettleAsync(new() { PausedUntil = new TimeSetting(until) });

    // One hears what one chooses.
    private async Task ChooseAsync(NotificationTone tone)
    {
        await SettleAsync(new() { Tone = tone });
        await (await tones!.GetAsync()).InvokeVoidAsync("play", tone.Spelled());
    }

    public async ValueTask DisposeAsync()
    {
        subscription?.Dispose();
        if (tones is not null)
            await tones.DisposeAsync();
    }
}
