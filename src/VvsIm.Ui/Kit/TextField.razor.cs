namespace VvsIm.Ui.Kit;

/// <summary>A line of text to type, with its label, and under it a hint or what is wrong.</summary>
public sealed partial class TextField
{
    private static int s_count;
    private readonly string _id;
    private readonly string _errorId;
    private readonly string _hintId;
    private ElementReference _input;

    /// <summary>Gives the field an id of its own in the page.</summary>
    public TextField()
    {
        _id = $"field-{Interlocked.Increment(ref s_count)}";
        _errorId = _id + "-error";
        _hintId = _id + "-hint";
    }

    /// <summary>What to type here.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>The text.</summary>
    [Parameter]
    public string? Value { get; set; }

    /// <summary>Raised at every keystroke.</summary>
    [Parameter]
    public EventCallback<string> ValueChanged { get; set; }

    /// <summary>What is wrong with the text, as a sentence; null when nothing is.</summary>
    [Parameter]
    public string? Error { get; set; }

    /// <summary>Said beforehand, in place of an error.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>type, autocomplete, maxlength, required and whatever else an input takes.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    private string? DescribedBy =>
        Error is not null ? _errorId
        : Hint is not null ? _hintId
        : null;

    /// <summary>Puts the cursor here.</summary>
    public ValueTask FocusAsync() => _input.FocusAsync();

    private Task TypedAsync(ChangeEventArgs e)
    {
        Value = (string?)e.Value;
        return ValueChanged.InvokeAsync(Value);
    }
}
