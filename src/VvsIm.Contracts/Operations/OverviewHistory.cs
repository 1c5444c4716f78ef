using System.Text.Json.Serialization;

namespace VvsIm.Contracts.Operations;

/// <summary>How far back the history of the overview goes.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<HistoryRange>))]
public enum HistoryRange
{
    /// <summary>Sixty minutes, a point each.</summary>
    Hour,

    /// <summary>24 hours, a point for ten minutes.</summary>
    Day,

    /// <summary>Seven days, a point an hour.</summary>
    Week,
}

/// <summary>The installation through time. Answer of <c>GET /api/admin/overview/history</c>.</summary>
public sealed record OverviewHistory
{
    /// <summary>What was asked for.</summary>
    public required HistoryRange Range { get; init; }

    /// <summary>From one point to the next, in seconds.</summary>
    public required int StepSeconds { get; init; }

    /// <summary>Where the first step begins.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Where the last step ends.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>The measured steps, the oldest first; one in which no worker ran is missing.</summary>
    public required HistoryPoint[] Points { get; init; }
}

/// <summary>One step of the history.</summary>
public sealed record HistoryPoint
{
    /// <summary>Where it begins.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The most people online at a time; null if the realtime engine did not answer.</summary>
    public long? Online { get; init; }

    /// <summary>The most connections at a time; null if the realtime engine did not answer.</summary>
    public long? Connections { get; init; }

    /// <summary>Messages a minute, on average.</summary>
    public required double MessagesPerMinute { get; init; }

    /// <summary>How long events waited for delivery on average, in seconds; null if none was delivered.</summary>
    public double? DeliverySeconds { get; init; }

    /// <summary>The longest that one waited, in seconds.</summary>
    public required double LongestDeliverySeconds { get; init; }

    /// <summary>The most outbox rows that waited at a time.</summary>
    public required long OutboxDepth { get; init; }

    /// <summary>The most outbox rows that were set aside at a time.</summary>
    public required long OutboxDead { get; init; }

    /// <summary>Requests that ended in an error of ours.</summary>
    public required long Failures { get; init; }

    /// <summary>Runs of jobs that failed.</summary>
    public required long FailedJobs { get; init; }

    /// <summary>Bytes in the object store, at the end of the step.</summary>
    public required long StorageBytes { get; init; }

    /// <summary>Size of the database, at the end of the step.</summary>
    public required long DatabaseBytes { get; init; }
}
