namespace VvsIm.Contracts.Moderation.Rules;

/// <summary>Body of <c>POST /api/admin/workspaces/{id}/rules/try</c>. Nothing is sent, and nothing counted.</summary>
/// <param name="Text">What somebody might say.</param>
/// <param name="HasFiles">With files.</param>
/// <param name="Newcomer">As somebody who has just come.</param>
public sealed record TryTextRequest(string? Text, bool HasFiles = false, bool Newcomer = false);

/// <summary>What the rules would do with it. Limits of how much one says find nothing here.</summary>
/// <param name="Action">What would become of it; null: it would go through unnoticed.</param>
/// <param name="Message">What the author would be told.</param>
/// <param name="Hits">The rules that find something, those behind the deciding one too.</param>
public sealed record TriedText(RuleAction? Action, string? Message, RuleHit[] Hits);

/// <summary>A rule that finds something.</summary>
/// <param name="RuleId">Which.</param>
/// <param name="Name">Its name.</param>
/// <param name="Action">What it does.</param>
/// <param name="Found">What it found, at most <see cref="Limits.RuleFound"/> things.</param>
/// <param name="Decides">It is the one that decides.</param>
public sealed record RuleHit(Guid RuleId, string Name, RuleAction Action, string[] Found, bool Decides);
