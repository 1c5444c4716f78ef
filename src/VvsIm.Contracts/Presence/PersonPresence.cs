using System.Text.Json.Serialization;

namespace VvsIm.Contracts.Presence;

/// <summary>Whether somebody is there: of all their devices, the most active one counts.</summary>
public enum PresenceState
{
    /// <summary>No device is connected, or the person does not show it.</summary>
    [JsonStringEnumMemberName("offline")]
    Offline,

    /// <summary>Connected, but without input for a while, or in a tab that isn't shown.</summary>
    [JsonStringEnumMemberName("away")]
    Away,

    /// <summary>Connected and active.</summary>
    [JsonStringEnumMemberName("online")]
    Online,
}

/// <summary>Whether one person is there.</summary>
/// <param name="UserId">Who.</param>
/// <param name="State">As the most active of their devices says.</param>
/// <param name="LastSeenAt">Of who is offline: when they were last there. Null if never, if it is not known, or not shown.</param>
public sealed record PersonPresence(Guid UserId, PresenceState State, DateTimeOffset? LastSeenAt = null);

/// <summary>Answer of <c>GET /api/presence</c>. Nobody is in it when the reader hides their own presence.</summary>
public sealed record PresencePage
{
    /// <summary>At most <see cref="Limits.PageSize"/> people, by id.</summary>
    public required PersonPresence[] Items { get; init; }

    /// <summary>Pass it back as <c>cursor</c> for the next page; null after the last one.</summary>
    public string? NextCursor { get; init; }

    /// <summary>When this was true. Of two words about one person the later one is right.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>Answer of <c>GET /api/conversations/{id}/presence</c>: who has the conversation open and is active in it now.</summary>
public sealed record ConversationPresence
{
    /// <summary>Which conversation.</summary>
    public required Guid ConversationId { get; init; }

    /// <summary>How many members are there, those not named included.</summary>
    public required int Count { get; init; }

    /// <summary>At most <see cref="Limits.NamedPresent"/> of them, always the same ones while they stay.</summary>
    public required Guid[] UserIds { get; init; }

    /// <summary>When this was true.</summary>
    public required DateTimeOffset At { get; init; }
}
