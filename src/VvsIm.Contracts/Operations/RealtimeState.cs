namespace VvsIm.Contracts.Operations;

/// <summary>The realtime engine. Answer of <c>GET /api/admin/realtime</c>.</summary>
public sealed record RealtimeState
{
    /// <summary>embedded or centrifugo.</summary>
    public required string Engine { get; init; }

    /// <summary>Why nothing else is known; null if the engine answers.</summary>
    public string? Error { get; init; }

    /// <summary>Its processes.</summary>
    public RealtimeNode[] Nodes { get; init; } = [];

    /// <summary>The channels with most subscribers, at most 50.</summary>
    public RealtimeChannel[] Channels { get; init; } = [];
}

/// <summary>A process of the realtime engine.</summary>
public sealed record RealtimeNode
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The version it runs.</summary>
    public string? Version { get; init; }

    /// <summary>Connections that it serves.</summary>
    public required long Connections { get; init; }

    /// <summary>People with such a connection. One with connections to two nodes counts at both.</summary>
    public required long Users { get; init; }

    /// <summary>Channels that somebody is subscribed to.</summary>
    public required long Channels { get; init; }

    /// <summary>How long it has been running, in seconds.</summary>
    public required long UptimeSeconds { get; init; }
}

/// <summary>A channel that somebody is subscribed to.</summary>
public sealed record RealtimeChannel
{
    /// <summary>The channel.</summary>
    public required string Channel { get; init; }

    /// <summary>Connections that are subscribed to it.</summary>
    public required long Subscribers { get; init; }

    /// <summary>Whose it is: a person's, a workspace's or a conversation's name; null if it has none.</summary>
    public string? Name { get; init; }
}
