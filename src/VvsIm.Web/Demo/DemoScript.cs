using System.Globalization;

namespace VvsIm.Web.Demo;

/// <summary>The people and the history of the demo data, from the two texts beside this file. The texts explain their form.</summary>
internal static class DemoScript
{
    /// <summary>Name of the account (before the @) and display name of everybody.</summary>
    public static IReadOnlyList<(string Name, string DisplayName)> People() =>
        [.. Lines("people.txt").Select(line => line.Split(' ', 2)).Select(parts => (parts[0], parts[1]))];

    /// <summary>The conversations, as if the demo were started at this moment.</summary>
    public static IReadOnlyList<DemoConversation> Conversations(DateTimeOffset now)
    {
        List<DemoConversation> conversations = [];
        foreach (var line in Lines("history.txt"))
        {
            var (first, rest) = Split(line);
            if (first is "group" or "channel")
                conversations.Add(Group(first, rest));
            else if (first is "direct")
                conversations.Add(new(first, null, rest.Split(' ')));
            else if (first is "topic")
                conversations[^1].Topic = rest;
            else if (first is "emoji")
                conversations[^1].Emoji = rest;
            else if (first is "posting")
                conversations[^1].Posting = rest;
            else if (first is "admin")
                conversations[^1].Admins.Add(rest);
            else if (first is "unread")
                conversations[^1].Unread[Split(rest).First] = int.Parse(Split(rest).Others);
            else
                conversations[^1].Messages.Add(Message(line, now));
        }
        return conversations;
    }

    private static DemoConversation Group(string kind, string text)
    {
        var colon = text.LastIndexOf(':');
        return new(kind, text[..colon], text[(colon + 2)..].Split(' '));
    }

    private static DemoMessage Message(string line, DateTimeOffset now)
    {
        var (when, rest) = Split(line);
        DateTimeOffset at;
        if (when.StartsWith('-'))
        {
            at = now - TimeSpan.FromMinutes(int.Parse(when.AsSpan(1).TrimEnd('m')));
        }
        else
        {
            (var clock, rest) = Split(rest);
            var day = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-int.Parse(when));
            at = day + TimeSpan.ParseExact(clock, @"hh\:mm", CultureInfo.InvariantCulture);
        }
        var (sender, text) = Split(rest);
        return new(at, sender, text.Replace("\\n", "\n"));
    }

    private static (string First, string Others) Split(string text) =>
        text.Split(' ', 2) is [var first, var rest] ? (first, rest) : (text, "");

    private static IEnumerable<string> Lines(string file)
    {
        using var stream =
            typeof(DemoScript).Assembly.GetManifestResourceStream($"Demo/{file}")
            ?? throw new InvalidOperationException($"The program was built without Demo/{file}.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }
}
