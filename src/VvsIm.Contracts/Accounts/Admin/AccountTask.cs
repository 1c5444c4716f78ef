using System.Text.Json.Serialization;

namespace VvsIm.Contracts.Accounts.Admin;

/// <summary>Something about one account that takes a while: done in small steps by the worker, with progress, and gone on with after a restart.</summary>
public sealed record AccountTask
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>What is being done.</summary>
    public required AccountTaskKind Kind { get; init; }

    /// <summary>Whose account.</summary>
    public required Guid UserId { get; init; }

    /// <summary>How far it is.</summary>
    public required AccountTaskState State { get; init; }

    /// <summary>Messages done; of an export, parts written: rows and files.</summary>
    public required long Done { get; init; }

    /// <summary>How many there were when it was begun; 0 until they are counted. More may come up while it runs.</summary>
    public required long Total { get; init; }

    /// <summary>Messages that were left because a legal hold is on them.</summary>
    public long Held { get; init; }

    /// <summary>Of an export that is done: the size of the file.</summary>
    public long? Bytes { get; init; }

    /// <summary>Who asked for it.</summary>
    public required Guid RequestedById { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>When it came to its end; null until then.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Of an export: until when the file can be fetched.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Why it failed, in a sentence for the operator; null if it did not.</summary>
    public string? Error { get; init; }

    /// <summary>It is still to be done, or being done.</summary>
    [JsonIgnore]
    public bool Pending => State is AccountTaskState.Waiting or AccountTaskState.Running;
}

/// <summary>What takes a while.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AccountTaskKind>))]
public enum AccountTaskKind
{
    /// <summary>Everything that they said disappears for members; it can be brought back.</summary>
    HideMessages,

    /// <summary>What was hidden is brought back.</summary>
    ShowMessages,

    /// <summary>Everything that they said is deleted for good, but for what a legal hold is on.</summary>
    EraseMessages,

    /// <summary>A copy of their data is made.</summary>
    Export,
}

/// <summary>How far a task is.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<AccountTaskState>))]
public enum AccountTaskState
{
    /// <summary>Its turn will come.</summary>
    Waiting,

    /// <summary>Being done.</summary>
    Running,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Given up before its end, because the opposite was asked for.</summary>
    Stopped,

    /// <summary>It cannot be done; the task says why.</summary>
    Failed,

    /// <summary>Of an export: its file has been removed.</summary>
    Expired,
}

/// <summary>The tasks of one account, the newest first.</summary>
public sealed record AccountTasks
{
    /// <summary>At most <see cref="Limits.AccountTasks"/>.</summary>
    public required AccountTask[] Items { get; init; }
}
