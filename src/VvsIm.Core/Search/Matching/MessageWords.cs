using VvsIm.Contracts.Media;

namespace VvsIm.Core.Search.Matching;

/// <summary>What a message is found by.</summary>
internal static class MessageWords
{
    private const string Between = " · ";

    /// <summary>Its text, and behind it the names of its files: in one line, as a result shows them.</summary>
    public static string Of(string text, Attachment[]? files) =>
        files is null ? text
        : text.Length == 0 ? string.Join(Between, files.Select(file => file.Name))
        : string.Join(Between, files.Select(file => file.Name).Prepend(text));
}
