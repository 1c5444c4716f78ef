using System.Text.Json.Serialization;

namespace VvsIm.Contracts.Operations;

/// <summary>How a run of a job ended.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<JobResult>))]
public enum JobResult
{
    /// <summary>It did what it had to.</summary>
    Done,

    /// <summary>It broke; the next run tries again.</summary>
    Failed,
}

/// <summary>A scheduled job, and its latest run.</summary>
public sealed record JobState
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>When it runs: a cron expression with seconds, in UTC.</summary>
    public required string Schedule { get; init; }

    /// <summary>When it runs next.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>When its latest run began; null before the first.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When that ended; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How that ended; null while it runs, and before the first.</summary>
    public JobResult? Result { get; init; }

    /// <summary>What it says it has done, in a line; null if there was nothing to do.</summary>
    public string? Said { get; init; }

    /// <summary>What broke; null if nothing did.</summary>
    public string? Error { get; init; }

    /// <summary>Somebody wants it to run now, and no worker has begun yet.</summary>
    public bool Requested { get; init; }

    /// <summary>A worker that knows it is alive.</summary>
    public bool Alive { get; init; }
}

/// <summary>One run of a job that is worth remembering.</summary>
public sealed record JobRun
{
    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>How.</summary>
    public required JobResult Result { get; init; }

    /// <summary>What it has done.</summary>
    public string? Said { get; init; }

    /// <summary>What broke.</summary>
    public string? Error { get; init; }

    /// <summary>The name of the process that ran it.</summary>
    public required string Node { get; init; }

    /// <summary>Who started it by hand; null: the clock.</summary>
    public Guid? AskedById { get; init; }
}
