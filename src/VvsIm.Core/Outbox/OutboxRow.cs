namespace VvsIm.Core.Outbox;

/// <summary>Something to tell.</summary>
/// <param name="Id">Its place in the order of the partition, and the idempotency key.</param>
/// <param name="Channels">Who is told.</param>
/// <param name="AudienceId">A conversation whose members are told too, on their own channels.</param>
/// <param name="Payload">A RealtimeEvent as JSON.</param>
/// <param name="CreatedAt">When it became true.</param>
internal sealed record OutboxRow(
    long Id,
    string[] Channels,
    Guid? AudienceId,
    string Payload,
    DateTimeOffset CreatedAt
);

/// <summary>Knows who the members of a conversation are at the moment of delivery. Conversations fill this in.</summary>
internal interface IOutboxAudience
{
    /// <summary>The audience of each of these conversations; one without members is missing.</summary>
    Task<IReadOnlyDictionary<Guid, Audience>> FindAsync(Guid[] audienceIds, CancellationToken cancellationToken);

    /// <summary>A payload that may have been written before some of these members came, as all of them may see it.</summary>
    string Shown(string payload, Audience audience);
}

/// <summary>The members of a conversation.</summary>
/// <param name="Members">Who.</param>
/// <param name="HistoryFloor">Messages up to this seq are not for all of them; 0 if all are.</param>
internal sealed record Audience(Guid[] Members, long HistoryFloor);
