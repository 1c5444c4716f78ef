using System.Text.Json;
using System.Text.Json.Serialization;

namespace VvsIm.Web.Client.Emoji;

/// <summary>All emoji, and how they are found.</summary>
public sealed class EmojiCatalog
{
    private readonly Dictionary<string, EmojiEntry> byCode = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, EmojiEntry> byCharacter = [];
    private readonly EmojiEntry[] all;

    private EmojiCatalog(IReadOnlyList<EmojiGroup> groups)
    {
        Groups = groups;
        all = [.. groups.SelectMany(g => g.Emoji)];
        foreach (var entry in all)
        {
            byCharacter[entry.Character] = entry;
            foreach (var code in entry.Codes)
                byCode.TryAdd(code, entry);
        }
    }

    /// <summary>The groups, in the order of keyboards.</summary>
    public IReadOnlyList<EmojiGroup> Groups { get; }

    /// <summary>Reads <c>wwwroot/Emoji/emoji.json</c>, which <c>build/emoji-data.mjs</c> makes.</summary>
    public static EmojiCatalog Read(string json) =>
        new([
            .. JsonSerializer
                .Deserialize(json, EmojiJson.Default.GroupDataArray)!
                .Select(g => new EmojiGroup(
                    g.Name,
                    [.. g.Emoji.Select(e => new EmojiEntry(e[0], e[1], e[2].Split(' '), e[3]))]
                )),
        ]);

    /// <summary>The emoji of a code without its colons; null if it means nothing.</summary>
    public EmojiEntry? ByCode(string code) => byCode.GetValueOrDefault(code);

    /// <summary>What is known of a character; null if it is no emoji, or a newer one.</summary>
    public EmojiEntry? ByCharacter(string character) => byCharacter.GetValueOrDefault(character);

    /// <summary>The emoji whose code, name or tags have a word beginning with each word typed; the likeliest first.</summary>
    public IReadOnlyList<EmojiEntry> Search(string typed, int most)
    {
        var words = typed.Replace(':', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return [];
        return
        [
            .. all.Select(e => (Entry: e, Distance: words.Max(w => Distance(e, w))))
                .Where(found => found.Distance < int.MaxValue)
                .OrderBy(found => found.Distance)
                // Of the codes that go on, the shorter one is likelier to be meant.
                .ThenBy(found => found.Distance is 1 or 2 ? found.Entry.Codes[0].Length : 0)
                .Take(most)
                .Select(found => found.Entry),
        ];
    }

    private static int Distance(EmojiEntry entry, string word)
    {
        if (entry.Codes.Contains(word, StringComparer.OrdinalIgnoreCase))
            return 0;
        if (entry.Codes[0].StartsWith(word, StringComparison.OrdinalIgnoreCase))
            return 1;
        if (entry.Codes.Any(code => code.StartsWith(word, StringComparison.OrdinalIgnoreCase)))
            return 2;
        if (HasWord(entry.Name, word))
            return 3;
        if (HasWord(entry.Tags, word))
            return 4;
        return entry.Codes.Any(code => code.Contains(word, StringComparison.OrdinalIgnoreCase)) ? 5 : int.MaxValue;
    }

    private static bool HasWord(string words, string beginning)
    {
        for (var at = 0; (at = words.IndexOf(beginning, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
            if (at == 0 || words[at - 1] is ' ' or '-')
                return true;
        return false;
    }
}

internal sealed record GroupData(string Name, string[][] Emoji);

[JsonSerializable(typeof(GroupData[]))]
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
internal sealed partial class EmojiJson : JsonSerializerContext;
