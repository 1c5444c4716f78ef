using VvsIm.Contracts.Messages;

namespace VvsIm.Core.Messages;

/// <summary>The mentions of a text, as the database takes them; which of them count is decided there.</summary>
internal static class MentionedIds
{
    /// <summary>The ids named, <see cref="MessageRows.Everybody"/> for everybody; null for none.</summary>
    public static Guid[]? In(string text)
    {
        var people = Mentions.In(text);
        var all = text.Contains(Mentions.All, StringComparison.Ordinal);
        return (people.Count, all) switch
        {
            (0, false) => null,
            (_, true) => [.. people, MessageRows.Everybody],
            _ => [.. people],
        };
    }
}
