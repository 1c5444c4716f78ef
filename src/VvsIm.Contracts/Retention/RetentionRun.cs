using System.Text.Json.Serialization;

namespace VvsIm.Contracts.Retention;

/// <summary>How a run of retention stands.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<RetentionRunState>))]
public enum RetentionRunState
{
    /// <summary>It removes messages now.</summary>
    Running,

    /// <summary>It has removed what was due.</summary>
    Done,

    /// <summary>It was interrupted; the next run goes on where it ended.</summary>
    Interrupted,
}

/// <summary>What one run of retention has removed.</summary>
public sealed record RetentionRun
{
    /// <summary>Which.</summary>
    public required Guid Id { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How it stands.</summary>
    public required RetentionRunState State { get; init; }

    /// <summary>Conversations from which something was removed.</summary>
    public required int Conversations { get; init; }

    /// <summary>Messages removed.</summary>
    public required long Messages { get; init; }

    /// <summary>All rows removed: messages, their revisions, reactions, notifications and so on.</summary>
    public required long Rows { get; init; }

    /// <summary>Files removed.</summary>
    public required long Files { get; init; }

    /// <summary>Bytes of text and of files removed. Bytes of files that others share stay in the store until the last of them goes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Batches in which it was done.</summary>
    public required int Batches { get; init; }
}

/// <summary>What a run would remove now. Answer of <c>GET /api/admin/retention/preview</c>.</summary>
public sealed record RetentionPreview
{
    /// <summary>The conversations from which most would go, at most 100.</summary>
    public required RetentionShare[] Conversations { get; init; }

    /// <summary>Conversations from which something would go.</summary>
    public required int ConversationCount { get; init; }

    /// <summary>Messages that would go, in all.</summary>
    public required long Messages { get; init; }

    /// <summary>Files that would go, in all.</summary>
    public required long Files { get; init; }

    /// <summary>Bytes of text and files that would go, in all.</summary>
    public required long Bytes { get; init; }

    /// <summary>Conversations that would lose something if they were not on hold.</summary>
    public required int Held { get; init; }
}

/// <summary>What would go from one conversation.</summary>
public sealed record RetentionShare
{
    /// <summary>Which.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its title; null for a direct one.</summary>
    public string? Title { get; init; }

    /// <summary>Where it is.</summary>
    public required Guid WorkspaceId { get; init; }

    /// <summary>The workspace's name.</summary>
    public required string WorkspaceName { get; init; }

    /// <summary>Days that hold there.</summary>
    public required int Days { get; init; }

    /// <summary>Messages.</summary>
    public required long Messages { get; init; }

    /// <summary>Files.</summary>
    public required long Files { get; init; }

    /// <summary>Bytes of text and files.</summary>
    public required long Bytes { get; init; }
}
