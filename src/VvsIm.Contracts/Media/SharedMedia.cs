using System.Text.Json.Serialization;
using VvsIm.Contracts.Messages;

namespace VvsIm.Contracts.Media;

/// <summary>What has been shared in a conversation, the newest first: <c>GET /api/conversations/{id}/media?kind=&amp;cursor=</c>.</summary>
public sealed record SharedMediaPage
{
    /// <summary>At most <see cref="Limits.PageSize"/> things.</summary>
    public required SharedMedium[] Items { get; init; }

    /// <summary>Pass it back as <c>cursor</c> for the next page; null after the last one.</summary>
    public string? NextCursor { get; init; }

    /// <summary>The people whom the items name.</summary>
    public required Accounts.User[] Users { get; init; }
}

/// <summary>Something shared, and where.</summary>
/// <param name="Message">The message it stands in.</param>
/// <param name="Attachment">The file; null of a link.</param>
/// <param name="Link">The address; null of a file.</param>
public sealed record SharedMedium(Message Message, Attachment? Attachment = null, string? Link = null);

/// <summary>Which of what has been shared.</summary>
public enum SharedKind
{
    /// <summary>Pictures and videos.</summary>
    [JsonStringEnumMemberName("pictures")]
    Pictures,

    /// <summary>Everything else that is a file.</summary>
    [JsonStringEnumMemberName("files")]
    Files,

    /// <summary>Addresses in texts.</summary>
    [JsonStringEnumMemberName("links")]
    Links,
}
