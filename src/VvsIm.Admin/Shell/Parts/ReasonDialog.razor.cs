namespace VvsIm.Admin.Shell.Parts;

/// <summary>Asks why something is done, does it, and says what went wrong; closes when it is done.</summary>
public sealed partial class ReasonDialog
{
    private static int s_count;
    private readonly string _formId = $"reason-{Interlocked.Increment(ref s_count)}";
    private string _reason = "";
    private bool _missing;
    private bool _working;
    private bool _wasOpen;
    private Failure? _failure;

    /// <summary>What is about to be done: "Freeze Ops?".</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>Whether it is shown.</summary>
    [Parameter]
    public bool Open { get; set; }

    /// <summary>Raised with false when it closes, done or not.</summary>
    [Parameter]
    public EventCallback<bool> OpenChanged { get; set; }

    /// <summary>What it means, and whatever else is to be chosen.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>The words beside the reason.</summary>
    [Parameter]
    public string ReasonLabel { get; set; } = "Reason";

    /// <summary>Whether it can't be done without a reason.</summary>
    [Parameter]
    public bool Required { get; set; }

    /// <summary>The word on the button that does it.</summary>
    [Parameter, EditorRequired]
    public string Confirm { get; set; } = "";

    /// <summary>It takes something away.</summary>
    [Parameter]
    public bool Danger { get; set; }

    /// <summary>Does it, with the reason, null if there is none; what the server refuses is thrown, and shown here.</summary>
    [Parameter, EditorRequired]
    public Func<string?, Task> Do { get; set; } = null!;

    private string _textId => _formId + "-text";

    private string _errorId => _formId + "-error";

    /// <inheritdoc />
    protected override void OnParametersSet()
    {
        // What was typed last time was about something else.
        if (Open && !_wasOpen)
            (_reason, _missing, _failure) = ("", false, null);
        _wasOpen = Open;
    }

    private void Typed(ChangeEventArgs e)
    {
        _reason = (string?)e.Value ?? "";
        _missing = false;
    }

    private async Task ConfirmAsync()
    {
        if (_working)
            return;
        _missing = Required && string.IsNullOrWhiteSpace(_reason);
        if (_missing)
            return;
        (_working, _failure) = (true, null);
        try
        {
            await Do(string.IsNullOrWhiteSpace(_reason) ? null : _reason.Trim());
            await OpenChanged.InvokeAsync(false);
        }
        catch (Exception e) when (Failure.Of(e) is { } failure)
        {
            _failure = failure;
        }
        finally
        {
            _working = false;
        }
    }

    private Task CloseAsync(bool open) => _working ? Task.CompletedTask : OpenChanged.InvokeAsync(open);
}
