using System.Text.Json.Serialization;
using VvsIm.Contracts.Conversations;

namespace VvsIm.Contracts.Notifications;

/// <summary>How the signed-in user is alerted, on every device. What stands in the list of notifications does not depend on it.</summary>
public sealed record NotificationSettings
{
    /// <summary>Its version: of two states the one with the higher number is the later one.</summary>
    public long Change { get; init; }

    /// <summary>Desktop notifications, where the browser permits them.</summary>
    public bool Desktop { get; init; } = true;

    /// <summary>A desktop notification shows what was said; false: only that something was.</summary>
    public bool Preview { get; init; } = true;

    /// <summary>A sound with an alert.</summary>
    public bool Sound { get; init; } = true;

    /// <summary>Which sound.</summary>
    public NotificationTone Tone { get; init; }

    /// <summary>Hours without alerts; null if never set.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>No alerts until then, possibly a time that has passed; null if there is no such time.</summary>
    public DateTimeOffset? PausedUntil { get; init; }
}

/// <summary>The sounds to choose from.</summary>
public enum NotificationTone
{
    /// <summary>Two soft notes, upwards.</summary>
    [JsonStringEnumMemberName("chime")]
    Chime,

    /// <summary>A low double knock.</summary>
    [JsonStringEnumMemberName("knock")]
    Knock,

    /// <summary>One falling note.</summary>
    [JsonStringEnumMemberName("drop")]
    Drop,
}

/// <summary>Body of <c>PUT /api/notifications/settings</c>; what it leaves out stays as it is.</summary>
public sealed record NotificationSettingsRequest
{
    /// <inheritdoc cref="NotificationSettings.Desktop"/>
    public bool? Desktop { get; init; }

    /// <inheritdoc cref="NotificationSettings.Preview"/>
    public bool? Preview { get; init; }

    /// <inheritdoc cref="NotificationSettings.Sound"/>
    public bool? Sound { get; init; }

    /// <inheritdoc cref="NotificationSettings.Tone"/>
    public NotificationTone? Tone { get; init; }

    /// <summary>The hours whole; to end them keep them and turn <see cref="QuietHours.On"/> off.</summary>
    public QuietHours? Quiet { get; init; }

    /// <summary>Until when; null ends the pause. <see cref="Preferences.ForEver"/> has no end.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSetting PausedUntil { get; init; }
}
