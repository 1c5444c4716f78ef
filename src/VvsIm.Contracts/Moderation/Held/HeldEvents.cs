namespace VvsIm.Contracts.Realtime;

/// <summary>The user's held messages are others than before: fetch them. On <c>usr:</c> of that user.</summary>
public sealed record HeldChanged : RealtimeEvent;

/// <summary>Other messages wait for review than before. On <c>staff:</c> of the workspace and of the installation.</summary>
/// <param name="WorkspaceId">Where.</param>
public sealed record HeldQueueChanged(Guid WorkspaceId) : RealtimeEvent;
