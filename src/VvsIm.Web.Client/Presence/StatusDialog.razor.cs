using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Presence;
using VvsIm.Web.Client.Emoji;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Presence;

/// <summary>Where one says something about oneself: an emoji, a few words, and how long that is true.</summary>
public sealed partial class StatusDialog
{
    private const string Usually = "Today";

    private IReadOnlyList<StatusPreset> presets = [];
    private ElementReference emojiButton;
    private EmojiPicker? picker;
    private string? emoji;
    private string text = "";
    private string lasts = Usually;
    private DateTimeOffset? kept;
    private string? trouble;
    private bool saving;
    private bool shown;

    [CascadingParameter]
    public required Chat Chat { get; set; }

    /// <summary>It is on screen.</summary>
    [Parameter]
    public bool Open { get; set; }

    /// <summary>Raised when it closes.</summary>
    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    private bool Empty => emoji is null && string.IsNullOrWhiteSpace(text);

    private UserStatus? Current => Chat.Me.Status is { } status && status.IsCurrent(Time.GetUtcNow()) ? status : null;

    protected override void OnParametersSet()
    {
        if (Open && !shown)
            Begin();
        shown = Open;
    }

    private void Begin()
    {
        presets = StatusPreset.Offered(Clock, Time.GetUtcNow());
        (emoji, text, trouble, saving) = (Current?.Emoji, Current?.Text ?? "", null, false);
        // A status that is changed ends when it would have ended, unless another end is chosen.
        kept = Current?.Until;
        lasts =
            Current is null ? Usually
            : kept is null ? presets[^1].Label
            : "";
    }

    private void Take(StatusSuggestion usual) => (emoji, text, lasts) = (usual.Emoji, usual.Text, usual.Lasts);

    private void Picked(string chosen) => emoji = chosen;

    private async Task SaveAsync()
    {
        if (Empty || saving)
            return;
        var until =
            lasts.Length == 0
                ? kept
                // As of now, not of when the dialog was opened.
                : StatusPreset.Offered(Clock, Time.GetUtcNow()).First(preset => preset.Label == lasts).Until;
        var words = text.Trim();
        await SendAsync(() => Chat.Client.Presence.SetStatusAsync(new(emoji, words.Length == 0 ? null : words, until)));
    }

    private Task ClearAsync() => SendAsync(() => Chat.Client.Presence.ClearStatusAsync());

    private async Task SendAsync(Func<Task<Me>> send)
    {
        (saving, trouble) = (true, null);
        try
        {
            Chat.Take(await send());
            await OpenChanged.InvokeAsync(false);
        }
        catch (ProblemException e) when (!Reach.Failed(e))
        {
            trouble = e.Problem.Title ?? "The server did not take it.";
        }
        catch (Exception e) when (Reach.Failed(e))
        {
            trouble = "The server can’t be reached. Try again.";
        }
        finally
        {
            saving = false;
        }
    }
}
