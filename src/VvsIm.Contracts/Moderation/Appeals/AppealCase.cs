using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Moderation.Reports;

namespace VvsIm.Contracts.Moderation.Appeals;

/// <summary>An appeal in the console.</summary>
public sealed record AppealItem
{
    /// <summary>The appeal itself.</summary>
    public required Appeal Appeal { get; init; }

    /// <summary>What it is against; at most one appeal is.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Guid EventId => Appeal.EventId;

    /// <summary>Who appeals.</summary>
    public required Guid UserId { get; init; }

    /// <summary>Whose moderators decide it; null: operators alone.</summary>
    public Guid? WorkspaceId { get; init; }

    /// <summary>Who did what it is against; null: a rule.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The report that led to it; null if none did.</summary>
    public Guid? ReportId { get; init; }

    /// <summary>Who decided it; null while nobody has.</summary>
    public Guid? DecidedById { get; init; }

    /// <summary>A decision names the version it was made from.</summary>
    public required int Version { get; init; }
}

/// <summary>An appeal with what it is against. Answer of <c>GET /api/admin/appeals/{id}</c> and of deciding one.</summary>
public sealed record AppealDetails
{
    /// <summary>The appeal.</summary>
    public required AppealItem Item { get; init; }

    /// <summary>What was done.</summary>
    public required ModerationEvent Event { get; init; }

    /// <summary>What the person was told: the words to them.</summary>
    public string? Told { get; init; }

    /// <summary>What it was done to: the message as it was.</summary>
    public FrozenMessage? Message { get; init; }

    /// <summary>What was done would be taken back.</summary>
    public required bool CanUndo { get; init; }

    /// <summary>Why the reader may not decide it; null if they may.</summary>
    public AppealObstacle? Obstacle { get; init; }

    /// <summary>Everybody whom it names.</summary>
    public required User[] Users { get; init; }
}

/// <summary>Why somebody may not decide an appeal.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(CamelCaseEnumConverter<AppealObstacle>))]
public enum AppealObstacle
{
    /// <summary>It is their own.</summary>
    Own,

    /// <summary>It is against what they did themselves, and there is somebody else who can decide it.</summary>
    OwnAct,
}

/// <summary>Body of <c>POST /api/admin/appeals/{id}/decide</c>.</summary>
/// <param name="Version">The version that was looked at; another one answers <see cref="ProblemCodes.Conflict"/>.</param>
/// <param name="Upheld">Whether the person is right.</param>
/// <param name="Reason">Why; the person is told. At most <see cref="Limits.ReasonLength"/> characters, needed.</param>
public sealed record DecideAppealRequest(int? Version, bool? Upheld, string? Reason);
