using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts.Media;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Moderation.Held;
using VvsIm.Contracts.Permissions;

namespace VvsIm.Core.Messages;

/// <summary>A message that wants to be stored.</summary>
internal sealed record Append(Guid ConversationId, Guid SenderId, Guid ClientId, Guid Id, string Text)
{
    /// <summary>The message it answers; checked by <see cref="SendMessage"/>.</summary>
    public long? ReplyToSeq { get; init; }

    /// <summary>The message whose thread it goes to; checked by <see cref="SendMessage"/>.</summary>
    public long? ThreadSeq { get; init; }

    /// <summary>Who first said it, when it is forwarded. Its mentions tell nobody then.</summary>
    public Guid? ForwardedFrom { get; init; }

    /// <summary>Uploads of the sender that are to go with it; null for none. Goes by <see cref="AppendAlone"/> then.</summary>
    public Guid[]? AttachmentIds { get; init; }

    /// <summary>The message whose files are to go with it, when it is forwarded. Goes by <see cref="AppendAlone"/> then.</summary>
    public Guid? AttachmentsOf { get; init; }

    /// <summary>A moderator has let it through: slow mode, by which its author has waited long since, does not hold it up again.</summary>
    public bool Reviewed { get; init; }

    /// <summary>What goes with it, found by <see cref="Attaching.AttachmentClaim"/>; null for none.</summary>
    public Attachment[]? Attachments { get; init; }

    /// <summary>The ids named in the text, <see cref="MessageRows.Everybody"/> among them; null for none.</summary>
    public Guid[]? Named => ForwardedFrom is null ? MentionedIds.In(Text) : null;
}

/// <summary>What became of it.</summary>
/// <param name="Message">The message as stored, possibly by an earlier try; null when it was not taken.</param>
/// <param name="Created">False when an earlier try had stored it.</param>
internal sealed record Appended(Message? Message, bool Created)
{
    /// <summary>The sender is no member of such a conversation.</summary>
    public static readonly Appended NotFound = new(null, false);

    /// <summary>A file that was to go with it is not there, or not free.</summary>
    public bool AttachmentsMissing { get; init; }

    /// <summary>A rule holds it for a moderator; null otherwise.</summary>
    public HeldMessage? Held { get; init; }

    /// <summary>What the author is told by the rule that blocks it; null otherwise.</summary>
    public string? Blocked { get; init; }

    /// <summary>Why the workspace does not take what goes with the message; null otherwise.</summary>
    public ProblemHttpResult? Unwanted { get; init; }

    /// <summary>Where a member stood who may not write; null otherwise.</summary>
    public Standing? Denied { get; init; }

    /// <summary>Slow mode: when the sender may speak again, by the database's clock; null otherwise.</summary>
    public DateTimeOffset? WaitsUntil { get; init; }
}
