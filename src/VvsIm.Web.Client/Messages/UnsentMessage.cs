using System.Text.Json.Serialization;
using VvsIm.Web.Client.Media.Uploads;

namespace VvsIm.Web.Client.Messages;

/// <summary>A message on its way: written here, not yet seen among the stored ones.</summary>
/// <param name="ClientId">Made once; every attempt carries it, so that the server stores the message once.</param>
/// <param name="ConversationId">Where it is said.</param>
/// <param name="Text">What is said.</param>
/// <param name="WrittenAt">When the person pressed send, by this device's clock.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Reason">Why it was refused, for a person to read; null otherwise.</param>
public sealed record UnsentMessage(
    Guid ClientId,
    Guid ConversationId,
    string Text,
    DateTimeOffset WrittenAt,
    SendState State = SendState.Waiting,
    string? Reason = null
)
{
    /// <summary>The message it answers.</summary>
    public long? ReplyToSeq { get; init; }

    /// <summary>The message whose thread it goes to.</summary>
    public long? ThreadSeq { get; init; }

    /// <summary>The message that is said again here; <see cref="Text"/> is then only what is shown until it is stored.</summary>
    public Guid? ForwardId { get; init; }

    /// <summary>The files that go with it, in order; null if none.</summary>
    public UnsentFile[]? Files { get; init; }

    /// <summary>The server has all of its files: it can be sent.</summary>
    [JsonIgnore]
    public bool Ready => Files is null || Files.All(file => file.Uploaded is not null);
}

/// <summary>How far a message has come.</summary>
public enum SendState
{
    /// <summary>Waits for its turn, for the network, or for the next attempt.</summary>
    Waiting,

    /// <summary>A request is under way; nobody knows yet whether it arrived.</summary>
    Sending,

    /// <summary>The server refused it for good; the person sends it again or discards it.</summary>
    Failed,

    /// <summary>Stored; it leaves as soon as the log shows it.</summary>
    Sent,

    /// <summary>A rule holds it until a moderator has looked at it, or it was turned down. Never of a message on its way.</summary>
    Held,
}
