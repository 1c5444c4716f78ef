namespace VvsIm.Contracts.Realtime;

/// <summary>The user became a member of a workspace. On <c>usr:</c> of that user; who they are is asked again.</summary>
public sealed record WorkspaceJoined(Guid WorkspaceId) : RealtimeEvent;
