using VvsIm.Contracts.Realtime;

namespace VvsIm.Contracts.Presence;

/// <summary>Some people came, went or turned away. On <c>ws:</c>, not kept: who was not connected asks again.</summary>
/// <param name="People">At most <see cref="Limits.PresenceChanges"/>.</param>
/// <param name="At">When this was true. Of two words about one person the later one is right.</param>
public sealed record PresenceChanged(PersonPresence[] People, DateTimeOffset At) : RealtimeEvent;

/// <summary>
/// More people came or went at once than one event names: ask again about those on the screen. On <c>ws:</c>, not kept.
/// </summary>
/// <param name="WithinSeconds">Ask at a random moment of so many seconds, so that not everybody asks at once.</param>
public sealed record PresenceStirred(int WithinSeconds) : RealtimeEvent;

/// <summary>Others are in a group now than before. On <c>conv:</c>, not kept.</summary>
public sealed record ConversationPresenceChanged(ConversationPresence Present) : RealtimeEvent;

/// <summary>
/// Somebody types. Counts for <see cref="PresenceTimes.TypingLasts"/>, or until their message arrives. In a conversation of at most
/// <see cref="Limits.TypingMembers"/> on <c>usr:</c> of the others, in a larger one on <c>conv:</c>. Not kept.
/// </summary>
/// <param name="ConversationId">Where.</param>
/// <param name="UserId">Who.</param>
/// <param name="ThreadSeq">In which thread; null in the conversation itself.</param>
public sealed record Typing(Guid ConversationId, Guid UserId, long? ThreadSeq = null) : RealtimeEvent;

/// <summary>Somebody set their status, or took it away (null). On <c>ws:</c>.</summary>
public sealed record StatusChanged(Guid UserId, UserStatus? Status = null) : RealtimeEvent;
