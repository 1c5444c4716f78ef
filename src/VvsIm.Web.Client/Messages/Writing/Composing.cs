using VvsIm.Contracts.Messages;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Messages.Writing;

/// <summary>
/// What the composer is about to do: say something new, answer a message, or change one. At most one message is answered or changed
/// at a time. Not thread-safe.
/// </summary>
public sealed class Composing
{
    /// <summary>The message being answered; null if none.</summary>
    public Message? ReplyTo { get; private set; }

    /// <summary>One's own message being changed; null if none.</summary>
    public Message? Editing { get; private set; }

    /// <summary>One of the two changed. Asking for the same again raises it too: the composer then takes the focus.</summary>
    public Signal Changed { get; } = new();

    /// <summary>What is written next answers this message. Changing another one ends.</summary>
    public void Reply(Message message) => Set(replyTo: message, editing: null);

    /// <summary>Changes this message. An answer that was begun stays a draft, without its quote.</summary>
    public void Edit(Message message) => Set(replyTo: null, editing: message);

    /// <summary>What is written next is a message like any other.</summary>
    public void Cancel()
    {
        if (ReplyTo is not null || Editing is not null)
            Set(replyTo: null, editing: null);
    }

    private void Set(Message? replyTo, Message? editing)
    {
        (ReplyTo, Editing) = (replyTo, editing);
        Changed.Raise();
    }
}
