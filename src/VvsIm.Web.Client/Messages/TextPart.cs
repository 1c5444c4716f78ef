namespace VvsIm.Web.Client.Messages;

/// <summary>A piece of a message: plain text, or a link whose address is <see cref="Text"/> itself.</summary>
/// <param name="Text">As it was typed.</param>
/// <param name="IsLink">An http or https address.</param>
public readonly record struct TextPart(string Text, bool IsLink);
