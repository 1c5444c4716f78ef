namespace VvsIm.Contracts.Operations;

/// <summary>What waits for delivery. Answer of <c>GET /api/admin/outbox</c>.</summary>
/// <param name="Partitions">Each one, also those in which nothing waits.</param>
public sealed record OutboxState(OutboxPartitionState[] Partitions);

/// <summary>One partition of the outbox; it is delivered in order, apart from the others.</summary>
/// <param name="Partition">Its number, from 0.</param>
/// <param name="Depth">Rows that wait.</param>
/// <param name="OldestSeconds">Age of the oldest of them, in seconds; 0 when none waits.</param>
/// <param name="Dead">Rows that were set aside.</param>
public sealed record OutboxPartitionState(short Partition, long Depth, double OldestSeconds, long Dead);

/// <summary>A row that cannot be delivered. What was said in it is not shown.</summary>
public sealed record DeadRow
{
    /// <summary>Its place in the order of its partition.</summary>
    public required long Id { get; init; }

    /// <summary>Its partition.</summary>
    public required short Partition { get; init; }

    /// <summary>The type of the event; null if the payload is no event.</summary>
    public string? Type { get; init; }

    /// <summary>Some of the channels it is for, at most five.</summary>
    public required string[] Channels { get; init; }

    /// <summary>How many channels there are, and the members of the conversation besides if it is for those too.</summary>
    public required int ChannelCount { get; init; }

    /// <summary>A conversation whose members it is for.</summary>
    public Guid? AudienceId { get; init; }

    /// <summary>When it became true.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was set aside.</summary>
    public required DateTimeOffset DiedAt { get; init; }

    /// <summary>What the realtime engine said.</summary>
    public required string Error { get; init; }
}

/// <summary>
/// Which rows. Body of <c>POST /api/admin/outbox/dead/replay</c> and <c>…/discard</c>: these ids, or all that the filter of the list shows.
/// </summary>
public sealed record DeadRowsRequest
{
    /// <summary>These; null: all that match the rest.</summary>
    public long[]? Ids { get; init; }

    /// <summary>Part of the error, the type or a channel.</summary>
    public string? Query { get; init; }

    /// <summary>Of this partition alone.</summary>
    public short? Partition { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }
}

/// <summary>How many rows were replayed, discarded or started.</summary>
public sealed record Affected(int Count);
