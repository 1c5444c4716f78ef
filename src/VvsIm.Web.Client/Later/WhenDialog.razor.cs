using System.Globalization;
using Microsoft.AspNetCore.Components.Web;
using VvsIm.Contracts;

namespace VvsIm.Web.Client.Later;

/// <summary>Asks for a time, in the viewer's time zone.</summary>
public sealed partial class WhenDialog
{
    private const string Format = "yyyy-MM-ddTHH:mm";

    private IReadOnlyList<Preset> _presets = [];
    private DateTimeOffset _now;
    private string _when = "";
    private string? _error;
    private bool _shown;

    /// <summary>What the time is for; the dialog's name.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>The words on its button, such as "Schedule".</summary>
    [Parameter, EditorRequired]
    public string Action { get; set; } = "";

    /// <summary>Whether it is shown.</summary>
    [Parameter]
    public bool Open { get; set; }

    /// <summary>Raised with false when it closes.</summary>
    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    /// <summary>The time it begins with; an hour from now if null.</summary>
    [Parameter]
    public DateTimeOffset? Begin { get; set; }

    /// <summary>Offers the times that people often mean.</summary>
    [Parameter]
    public bool Presets { get; set; }

    /// <summary>Further fields of the same form.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Raised with the time, which is to come.</summary>
    [Parameter]
    public EventCallback<DateTimeOffset> OnChosen { get; set; }

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        if (Open && !_shown)
        {
            _now = Time.GetUtcNow();
            _presets = Presets ? Preset.Offered(Clock, _now) : [];
            (_when, _error) = (Input(Begin is { } begin && begin > _now ? begin : _now.AddHours(1)), null);
        }
        _shown = Open;
    }

    private string Input(DateTimeOffset at) => Clock.Local(at).ToString(Format, CultureInfo.InvariantCulture);

    private Task PressedAsync(KeyboardEventArgs e) => e.Key == "Enter" ? ChooseAsync() : Task.CompletedTask;

    private async Task ChooseAsync()
    {
        _now = Time.GetUtcNow();
        // A browser may add seconds.
        if (!DateTime.TryParse(_when, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            _error = "Give a date and a time.";
            return;
        }
        var at = Clock.Instant(local);
        // The field counts in minutes: the one that has begun is now.
        if (at < _now.AddMinutes(-1))
            _error = "This time has passed.";
        else if (at > _now.AddDays(Limits.DaysAhead))
            _error = "At most a year ahead.";
        else
            await TakeAsync(at);
    }

    private async Task TakeAsync(DateTimeOffset at)
    {
        await OpenChanged.InvokeAsync(false);
        await OnChosen.InvokeAsync(at);
    }
}
