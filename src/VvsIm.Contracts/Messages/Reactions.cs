namespace VvsIm.Contracts.Messages;

/// <summary>One emoji under a message.</summary>
/// <param name="Emoji">The character or sequence itself.</param>
/// <param name="Count">How many people reacted with it.</param>
/// <param name="Mine">The asker did. In events, which are the same for everybody, always false.</param>
public sealed record Reaction(string Emoji, int Count, bool Mine = false);

/// <summary>Somebody who reacted.</summary>
public sealed record Reactor(string Emoji, Guid UserId, string DisplayName, DateTimeOffset At);
