namespace VvsIm.Contracts.Operations;

/// <summary>A few live figures of the whole installation. Answer of <c>GET /api/admin/overview</c>.</summary>
public sealed record Overview
{
    /// <summary>Accounts.</summary>
    public required long Users { get; init; }

    /// <summary>Conversations of every kind.</summary>
    public required long Conversations { get; init; }

    /// <summary>Messages stored; what retention has removed is not among them.</summary>
    public required long Messages { get; init; }

    /// <summary>Messages taken in the last 60 seconds.</summary>
    public required long MessagesLastMinute { get; init; }

    /// <summary>Rows that wait for delivery.</summary>
    public required long OutboxDepth { get; init; }

    /// <summary>Age of the oldest row that waits, in seconds; 0 when none waits.</summary>
    public required double OutboxLagSeconds { get; init; }

    /// <summary>Rows set aside because they cannot be delivered.</summary>
    public required long OutboxDead { get; init; }

    /// <summary>Requests of the last 60 minutes that ended in an error of ours (500 and above).</summary>
    public long FailuresLastHour { get; init; }

    /// <summary>Jobs whose latest run failed.</summary>
    public int FailedJobs { get; init; }

    /// <summary>How long events waited for their delivery on average, over the last minute or two, in seconds; null if none was delivered.</summary>
    public double? DeliverySeconds { get; init; }

    /// <summary>Bytes in the object store, as far as the table knows.</summary>
    public long StorageBytes { get; init; }

    /// <summary>Open realtime connections; null when the realtime engine does not answer.</summary>
    public long? Connections { get; init; }

    /// <summary>People with an open realtime connection; null when the realtime engine does not answer.</summary>
    public long? UsersOnline { get; init; }

    /// <summary>Size of the database, in bytes.</summary>
    public required long DatabaseBytes { get; init; }

    /// <summary>When these figures were read.</summary>
    public required DateTimeOffset At { get; init; }
}
