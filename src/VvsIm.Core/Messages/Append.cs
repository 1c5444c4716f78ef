using VvsIm.Contracts.Messages;

namespace VvsIm.Core.Messages;

/// <summary>A message that wants to be stored.</summary>
internal sealed record Append(Guid ConversationId, Guid SenderId, Guid ClientId, Guid Id, string Text);

/// <summary>What became of it: the stored message, or null when the sender is no member of such a conversation.</summary>
/// <param name="Message">The message as stored, possibly by an earlier try.</param>
/// <param name="Created">False when an earlier try had stored it.</param>
internal sealed record Appended(Message? Message, bool Created)
{
    public static readonly Appended NotFound = new(null, false);
}
