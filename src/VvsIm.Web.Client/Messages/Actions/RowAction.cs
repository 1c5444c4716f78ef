namespace VvsIm.Web.Client.Messages.Actions;

/// <summary>What a person does with a message of the log.</summary>
/// <param name="Kind">What.</param>
/// <param name="Row">With which message.</param>
public sealed record RowAction(RowActionKind Kind, LogRow Row)
{
    /// <summary>Of <see cref="RowActionKind.React"/>: with what.</summary>
    public string? Emoji { get; init; }

    /// <summary>The button that was pressed, to open something beside it.</summary>
    public ElementReference? Anchor { get; init; }

    /// <summary>Where the finger was, when there is no button.</summary>
    public (double X, double Y) At { get; init; }
}

/// <summary>What can be done with a message where it stands.</summary>
public enum RowActionKind
{
    /// <summary>Everything that can be done with it.</summary>
    Menu,

    /// <summary>Choose an emoji.</summary>
    Pick,

    /// <summary>React with an emoji, or take that back.</summary>
    React,

    /// <summary>Answer it.</summary>
    Reply,

    /// <summary>Open the thread that begins with it.</summary>
    Thread,

    /// <summary>Go to the message that it answers.</summary>
    Quote,

    /// <summary>Send again what was refused.</summary>
    Retry,

    /// <summary>Give up what was refused.</summary>
    Discard,

    /// <summary>Take back what a rule holds, or put away what was turned down.</summary>
    Withdraw,

    /// <summary>Choose another day to go to.</summary>
    Day,

    /// <summary>See who said it.</summary>
    Person,
}
