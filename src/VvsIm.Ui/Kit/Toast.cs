namespace VvsIm.Ui.Kit;

/// <summary>A short word about what just happened.</summary>
/// <param name="Text">One sentence.</param>
/// <param name="Tone">How it looks.</param>
/// <param name="Action">The one thing that can be done about it, such as undoing; null if none.</param>
/// <param name="Stays">It does not go by itself: it was asked for, perhaps hours ago.</param>
public sealed record Toast(
    string Text,
    ToastTone Tone = ToastTone.Plain,
    ToastAction? Action = null,
    bool Stays = false
);

/// <summary>A button on a toast.</summary>
public sealed record ToastAction(string Label, Func<Task> RunAsync);

/// <summary>How a toast looks.</summary>
public enum ToastTone
{
    /// <summary>It went as wished.</summary>
    Plain,

    /// <summary>It did not.</summary>
    Problem,
}
