using VvsIm.Contracts.Media;

namespace VvsIm.Contracts.Messages.Moderating;

/// <summary>A message as staff sees it: as it is now, and every way it was before.</summary>
public sealed record ModeratedMessage
{
    /// <summary>As members see it; deleted, without its text.</summary>
    public required Message Message { get; init; }

    /// <summary>Who deleted it; null if nobody did.</summary>
    public Guid? DeletedById { get; init; }

    /// <summary>What it said before each edit, and before it was deleted, the oldest first; empty for most.</summary>
    public MessageVersion[] Versions { get; init; } = [];

    /// <summary>It was deleted by staff, and can be brought back.</summary>
    public bool Restorable { get; init; }

    /// <summary>What it said last, also when it is deleted.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string LastText => Message.DeletedAt is null ? Message.Text : Versions.LastOrDefault()?.Text ?? "";

    /// <summary>The files it had last, also when it is deleted; null for none.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Attachment[]? LastAttachments =>
        Message.DeletedAt is null ? Message.Attachments : Versions.LastOrDefault()?.Attachments;
}

/// <summary>What a message said until somebody changed or deleted it.</summary>
/// <param name="Text">Its text.</param>
/// <param name="ReplacedAt">Until when it said so.</param>
/// <param name="ReplacedById">Who changed or deleted it.</param>
/// <param name="Attachments">The files it had; null for none. Their bytes are kept for a while only.</param>
public sealed record MessageVersion(
    string Text,
    DateTimeOffset ReplacedAt,
    Guid ReplacedById,
    Attachment[]? Attachments = null
);

/// <summary>A stretch of a conversation as staff reads it, threads included, the oldest first.</summary>
public sealed record ModeratedMessagePage
{
    /// <summary>At most <see cref="Limits.PageSize"/> messages.</summary>
    public required ModeratedMessage[] Items { get; init; }

    /// <summary>There are earlier ones.</summary>
    public required bool HasOlder { get; init; }

    /// <summary>There are later ones.</summary>
    public required bool HasNewer { get; init; }

    /// <summary>The people whom they name.</summary>
    public required Accounts.User[] Users { get; init; }
}
