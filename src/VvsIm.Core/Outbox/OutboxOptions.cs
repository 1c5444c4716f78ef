using System.ComponentModel.DataAnnotations;

namespace VvsIm.Core.Outbox;

/// <summary>Section <c>Outbox</c>: how the relay drains it.</summary>
public sealed class OutboxOptions
{
    /// <summary>How often rows of other processes are looked for, in milliseconds. Own ones wake the relay at commit.</summary>
    [Range(10, 60_000)]
    public int PollMilliseconds { get; set; } = 100;

    /// <summary>Rows of one delivery at most.</summary>
    [Range(1, 1_000)]
    public int BatchSize { get; set; } = 200;

    /// <summary>Partitions drained at the same time, each on one connection.</summary>
    [Range(1, OutboxPartition.Count)]
    public int Concurrency { get; set; } = 4;

    /// <summary>Longest wait between two tries while the realtime engine is away, in milliseconds. The first is 100.</summary>
    [Range(100, 600_000)]
    public int MaxRetryMilliseconds { get; set; } = 10_000;

    /// <summary>Days for which a row that cannot be delivered is kept.</summary>
    [Range(1, 3_650)]
    public int DeadDays { get; set; } = 30;
}
