using System.Text.Json.Serialization;

namespace VvsIm.Contracts.Conversations;

/// <summary>Body of <c>PATCH /api/conversations/{id}</c>; what it leaves out stays as it is.</summary>
public sealed record ChangeConversationRequest
{
    /// <summary>1 to <see cref="Limits.TitleLength"/> characters.</summary>
    public string? Title { get; init; }

    /// <summary>At most <see cref="Limits.TopicLength"/> characters; an empty one takes the topic away.</summary>
    public string? Topic { get; init; }

    /// <summary>One emoji; an empty text takes it away.</summary>
    public string? Emoji { get; init; }

    /// <summary>An own upload that becomes its picture; an empty id takes the picture away.</summary>
    public Guid? AvatarId { get; init; }

    /// <summary>Who may write.</summary>
    public Posting? Posting { get; init; }

    /// <summary>Seconds between two messages of one member, up to <see cref="Limits.SlowSeconds"/>; 0 ends slow mode.</summary>
    public int? SlowSeconds { get; init; }

    /// <summary>Who becomes a member from now on sees what was said before. A channel cannot hide it.</summary>
    public bool? HistoryVisible { get; init; }
}

/// <summary>Body of <c>POST /api/conversations/{id}/members</c>.</summary>
/// <param name="UserIds">People of the workspace, at most <see cref="Limits.AddedMembers"/>; who is a member already stays one.</param>
public sealed record AddMembersRequest(Guid[]? UserIds);

/// <summary>Body of <c>PATCH /api/conversations/{id}/members/{userId}</c>; what it leaves out stays as it is.</summary>
public sealed record ChangeMemberRequest
{
    /// <summary>Their new role.</summary>
    public MemberRole? Role { get; init; }

    /// <summary>They may not write until then; null lets them again. <see cref="Preferences.ForEver"/> has no end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSetting SilencedUntil { get; init; }
}
