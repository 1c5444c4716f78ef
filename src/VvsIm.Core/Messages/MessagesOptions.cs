namespace VvsIm.Core.Messages;

/// <summary>Section <c>Messages</c>.</summary>
internal sealed class MessagesOptions
{
    /// <summary>How long after sending its author may edit a message, unless its workspace says otherwise; null for ever.</summary>
    public TimeSpan? EditWindow { get; set; }
}
