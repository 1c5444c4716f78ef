namespace VvsIm.Web.Client.Conversations;

/// <summary>Somebody wants the menu of a conversation: by the button <paramref name="Anchor"/>, else where the pointer is.</summary>
public readonly record struct MenuRequest(Guid Id, ElementReference? Anchor, double X = 0, double Y = 0);
