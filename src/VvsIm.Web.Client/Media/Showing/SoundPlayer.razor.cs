using System.Globalization;
using Microsoft.JSInterop;
using VvsIm.Contracts.Media;

namespace VvsIm.Web.Client.Media.Showing;

/// <summary>Plays a voice message or another sound. Nothing of it is loaded before it is wanted, and one plays at a time.</summary>
public sealed partial class SoundPlayer
{
    private static readonly string[] Speeds = ["1", "1.5", "2"];
    private static readonly double[] Rates = [1, 1.5, 2];

    private readonly CancellationTokenSource left = new();
    private DotNetObjectReference<SoundPlayer>? self;
    private IJSObjectReference? module;
    private IJSObjectReference? player;
    private ElementReference audio;
    private int[] levels = [];
    private double position;
    private double? duration;
    private bool playing;
    private bool failed;
    private int speed;

    /// <summary>What is played.</summary>
    [Parameter, EditorRequired]
    public required Attachment Sound { get; set; }

    private bool IsVoice => Sound.Kind == MediaKind.Voice;

    private string Title => IsVoice ? "Voice message" : Sound.Name;

    private int? Length => Sound.DurationMs ?? (duration is { } known ? (int)(known * 1000) : null);

    private int Whole => Math.Max(1, Length ?? 0);

    private int At => Math.Min((int)(position * 1000), Whole);

    private double Played => (double)At / Whole;

    // An arrow key moves by a fiftieth, which is fine enough for a finger too.
    private int Step => Math.Max(1, Whole / 50);

    private string Spoken => $"{AttachmentWords.Length(At)} of {AttachmentWords.Length(Whole)}";

    protected override void OnInitialized() => levels = Waveform.Levels(Sound.Waveform);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        // At once: a browser lets a sound begin only within the click itself.
        module = await Js.InvokeAsync<IJSObjectReference>("import", "./Media/Showing/SoundPlayer.razor.js");
        if (left.IsCancellationRequested)
        {
            await module.DisposeAsync();
            return;
        }
        self = DotNetObjectReference.Create(this);
        player = await module.InvokeAsync<IJSObjectReference>("init", audio, self);
    }

    /// <summary>Where it is now: called by the script.</summary>
    /// <param name="seconds">Of the sound, from its beginning.</param>
    /// <param name="whole">How long the browser takes it to be, in seconds; 0 where it does not know.</param>
    /// <param name="plays">It plays.</param>
    [JSInvokable]
    public void Told(double seconds, double whole, bool plays)
    {
        (position, playing) = (seconds, plays);
        if (whole > 0)
            duration = whole;
        failed &= !plays;
        StateHasChanged();
    }

    /// <summary>It cannot be played: called by the script.</summary>
    [JSInvokable]
    public void Failed()
    {
        (failed, playing) = (true, false);
        StateHasChanged();
    }

    private Task ToggleAsync() => TellAsync("toggle", failed);

    private Task SeekAsync(ChangeEventArgs e)
    {
        if (!double.TryParse(e.Value?.ToString(), CultureInfo.InvariantCulture, out var wanted))
            return Task.CompletedTask;
        position = wanted / 1000;
        return TellAsync("seek", position);
    }

    private Task FasterAsync()
    {
        speed = (speed + 1) % Rates.Length;
        return TellAsync("speed", Rates[speed]);
    }

    private Task TellAsync(string what, object value) =>
        player?.InvokeVoidAsync(what, value).AsTask() ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await left.CancelAsync();
        left.Dispose();
        if (player is not null)
        {
            await player.InvokeVoidAsync("dispose");
            await player.DisposeAsync();
            await module!.DisposeAsync();
        }
        self?.Dispose();
    }
}
