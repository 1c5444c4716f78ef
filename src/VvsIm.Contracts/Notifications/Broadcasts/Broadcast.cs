using System.Text.Json.Serialization;

namespace VvsIm.Contracts.Notifications.Broadcasts;

/// <summary>A word to many at once.</summary>
public sealed record Broadcast
{
    /// <summary>Its id, which the notifications that tell of it carry.</summary>
    public required Guid Id { get; init; }

    /// <summary>What it says.</summary>
    public required string Text { get; init; }

    /// <summary>To whom.</summary>
    public required Audience Audience { get; init; }

    /// <summary>Who wrote it.</summary>
    public required Guid WrittenById { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>When it is, or was, to be sent.</summary>
    public required DateTimeOffset SendAt { get; init; }

    /// <summary>What has become of it.</summary>
    public required BroadcastState State { get; init; }

    /// <summary>When it had reached everybody; null before.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When it was taken back; null if it was not.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>How many people it is with.</summary>
    public required int Received { get; init; }

    /// <summary>How many of them have marked it as read.</summary>
    public required int Read { get; init; }
}

/// <summary>Whom a broadcast is for.</summary>
/// <param name="WorkspaceId">The people of this workspace; null: of the whole installation, which only operators may.</param>
/// <param name="Role">Only those of this role; null: whatever their role.</param>
public sealed record Audience(Guid? WorkspaceId = null, AudienceRole? Role = null);

/// <summary>Whom in a workspace, or in the installation, a broadcast is for.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AudienceRole>))]
public enum AudienceRole
{
    /// <summary>Plain members of the workspace, or of any.</summary>
    Member,

    /// <summary>Its moderators, or those of any.</summary>
    Moderator,

    /// <summary>Its owners, or those of any.</summary>
    Owner,

    /// <summary>The operators of the installation; of no workspace.</summary>
    Operator,
}

/// <summary>What has become of a broadcast.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<BroadcastState>))]
public enum BroadcastState
{
    /// <summary>It waits for its time.</summary>
    Scheduled,

    /// <summary>It is being sent.</summary>
    Sending,

    /// <summary>It has reached everybody.</summary>
    Sent,

    /// <summary>It was taken back: nobody sees it any more.</summary>
    Withdrawn,
}

/// <summary>Body of <c>POST /api/admin/broadcasts</c>.</summary>
/// <param name="Id">Of one's own making, a UUID: sent twice, it is one broadcast.</param>
/// <param name="Text">1 to <see cref="Limits.BroadcastLength"/> characters.</param>
/// <param name="Audience">To whom.</param>
/// <param name="SendAt">A time to come; null: at once.</param>
public sealed record BroadcastRequest(Guid? Id, string? Text, Audience? Audience, DateTimeOffset? SendAt = null);

/// <summary>Answer of <c>GET /api/admin/broadcasts/audience</c>.</summary>
/// <param name="People">How many it would reach now.</param>
public sealed record AudienceSize(int People);
