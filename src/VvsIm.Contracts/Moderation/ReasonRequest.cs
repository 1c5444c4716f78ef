namespace VvsIm.Contracts.Moderation;

/// <summary>Body of what staff does with a reason, or without one where none is needed.</summary>
/// <param name="Reason">For the log, at most <see cref="Limits.ReasonLength"/> characters.</param>
public sealed record ReasonRequest(string? Reason = null);
