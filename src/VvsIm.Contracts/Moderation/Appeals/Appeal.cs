using System.Text.Json.Serialization;
using VvsIm.Contracts.Moderation.Log;

namespace VvsIm.Contracts.Moderation.Appeals;

/// <summary>Somebody's word against what was done to them or theirs; one for each event.</summary>
public sealed record Appeal
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The row of the moderation log that it is against; a notice about it carries the same id.</summary>
    public required Guid EventId { get; init; }

    /// <summary>What was done.</summary>
    public required ModerationAction Action { get; init; }

    /// <summary>What they say.</summary>
    public required string Text { get; init; }

    /// <summary>When they said it.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What became of it.</summary>
    public required AppealState State { get; init; }

    /// <summary>When it was decided; null while it is not.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Why, in the words of who decided; null if they gave none.</summary>
    public string? Reason { get; init; }
}

/// <summary>What became of an appeal.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AppealState>))]
public enum AppealState
{
    /// <summary>Nobody has decided it yet.</summary>
    Open,

    /// <summary>They were right: what was done is taken back, as far as it can be.</summary>
    Upheld,

    /// <summary>It stays as it is.</summary>
    Dismissed,
}

/// <summary>Body of <c>POST /api/appeals</c>.</summary>
/// <param name="EventId">What it is against: the id of the notice that told of it.</param>
/// <param name="Text">1 to <see cref="Limits.AppealLength"/> characters.</param>
public sealed record AppealRequest(Guid? EventId, string? Text);

/// <summary>Body of <c>POST /api/auth/appeal</c>, for whoever is banned and cannot sign in.</summary>
/// <param name="Token">That of the ban's <see cref="BanNotice"/>.</param>
/// <param name="Text">1 to <see cref="Limits.AppealLength"/> characters; null: only what became of the one there is.</param>
public sealed record BanAppealRequest(string? Token, string? Text = null);

/// <summary>Answer of <c>POST /api/auth/appeal</c>.</summary>
/// <param name="Appeal">The one there is; null if there is none yet.</param>
public sealed record BanAppeal(Appeal? Appeal = null);
