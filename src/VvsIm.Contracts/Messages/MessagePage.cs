namespace VvsIm.Contracts.Messages;

/// <summary>A contiguous range of a conversation's messages, oldest first.</summary>
public sealed record MessagePage
{
    /// <summary>At most <see cref="Limits.PageSize"/> messages, ordered by seq.</summary>
    public required Message[] Items { get; init; }

    /// <summary>The range includes everything that happened up to this change.</summary>
    public required long Change { get; init; }

    /// <summary>There are messages before the first one.</summary>
    public required bool HasOlder { get; init; }

    /// <summary>There are messages after the last one.</summary>
    public required bool HasNewer { get; init; }

    /// <summary>The seq to go on with in the direction that was asked for; null when that direction is exhausted.</summary>
    public string? NextCursor { get; init; }

    /// <summary>The people whom the messages name.</summary>
    public required Accounts.User[] Users { get; init; }

    /// <summary>Messages that the items answer and that are not among them; null if none.</summary>
    public Message[]? Quoted { get; init; }

    /// <summary>Where the asker stands in the threads that begin with items; null if none has one.</summary>
    public ThreadPosition[]? Threads { get; init; }

    /// <summary>Of a page of a thread: the message that it begins with.</summary>
    public Message? Root { get; init; }
}

/// <summary>What happened in a conversation after a given change, in order of change.</summary>
public sealed record ChangePage
{
    /// <summary>Messages touched since, in their present state, ordered by change.</summary>
    public required Message[] Messages { get; init; }

    /// <summary>
    /// Messages last touched up to this change are all here. While there is <see cref="More"/>, one that was said earlier but touched
    /// again since is still to come.
    /// </summary>
    public required long Change { get; init; }

    /// <summary>The conversation's newest change: with the answers up to it applied, a client is whole.</summary>
    public required long Latest { get; init; }

    /// <summary>There is more right now: ask again after <see cref="Change"/>.</summary>
    public bool More { get; init; }

    /// <summary>
    /// Stretches that retention has removed since: messages of theirs are gone, whatever else is known of them. Null if none.
    /// </summary>
    public Retention.PurgedRange[]? Purged { get; init; }

    /// <summary>Too far behind to replay (or ahead of the server): load the newest page instead.</summary>
    public bool Reset { get; init; }

    /// <summary>The people whom the messages name.</summary>
    public required Accounts.User[] Users { get; init; }

    /// <summary>Messages that these answer and that are not among them; null if none.</summary>
    public Message[]? Quoted { get; init; }

    /// <summary>Where the asker stands in the threads that begin with these; null if none has one.</summary>
    public ThreadPosition[]? Threads { get; init; }
}
