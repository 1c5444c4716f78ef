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
    /// <summary>The members of each of these conversations; one without members is missing.</summary>
    Task<IReadOnlyDictionary<Guid, Guid[]>> MembersAsync(Guid[] audienceIds, CancellationToken cancellationToken);
}
