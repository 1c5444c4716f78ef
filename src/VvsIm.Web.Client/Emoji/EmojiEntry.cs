namespace VvsIm.Web.Client.Emoji;

/// <summary>One emoji.</summary>
/// <param name="Character">Itself, as keyboards type it; may be several code points.</param>
/// <param name="Name">What it shows, such as "grinning face".</param>
/// <param name="Codes">What may stand between two colons for it, the best known first.</param>
/// <param name="Tags">More words by which it is found, separated by spaces.</param>
public sealed record EmojiEntry(string Character, string Name, IReadOnlyList<string> Codes, string Tags);

/// <summary>Emoji that belong together, in the order in which they are shown.</summary>
public sealed record EmojiGroup(string Name, IReadOnlyList<EmojiEntry> Emoji);
