using System.Text;
using VvsIm.Contracts.Messages;
using VvsIm.Web.Client.Messages.Text;

namespace VvsIm.Web.Client.Messages.Writing;

/// <summary>
/// A text in the field, where people are mentioned as <c>@Name</c>, and the same text as it is stored, where they are tokens. Only who
/// was picked is mentioned: a name that was merely typed stays a name.
/// </summary>
internal sealed class WrittenText
{
    private const string All = "all";

    private readonly Dictionary<string, Guid> mentioned = new(StringComparer.Ordinal);

    private bool hadAll;

    /// <summary>As the field shows it.</summary>
    public string Shown { get; set; } = "";

    /// <summary>Whoever writes may mention all by typing <c>@all</c>.</summary>
    public bool MayMentionAll { get; set; }

    /// <summary>As it is stored.</summary>
    public string Stored
    {
        get
        {
            if (!Shown.Contains('@') || (mentioned.Count == 0 && !MayMentionAll && !hadAll))
                return Shown;
            var code = CodeSpans.In(Shown);
            var stored = new StringBuilder(Shown.Length + 40);
            for (var at = 0; at < Shown.Length; )
            {
                var length = IsCode(code, at) ? 0 : MentionAt(at, stored);
                if (length == 0)
                    stored.Append(Shown[at]);
                at += Math.Max(1, length);
            }
            return stored.ToString();
        }
    }

    /// <summary>Shows a stored text. Who is unknown stays a token, which is sent as it is.</summary>
    public void Load(string stored, Func<Guid, string?> nameOf)
    {
        mentioned.Clear();
        hadAll = stored.Contains(Mentions.All, StringComparison.Ordinal);
        var code = CodeSpans.In(stored);
        var shown = new StringBuilder(stored.Length);
        for (var at = 0; at < stored.Length; )
        {
            var length =
                IsCode(code, at) ? 0
                : MentionToken.At(stored.AsSpan(at), out var user) is var l and > 0 ? Show(l, user)
                : 0;
            if (length == 0)
                shown.Append(stored[at]);
            at += Math.Max(1, length);
        }
        Shown = shown.ToString();

        int Show(int length, Guid? user)
        {
            if (user is null)
                shown.Append('@').Append(All);
            else if (user is { } id && nameOf(id) is { } name)
                shown.Append('@').Append(Mention(id, name));
            else
                return 0;
            return length;
        }
    }

    /// <summary>Mentions this person; the answer is what to write behind the @. Of two people of one name the second gets a number.</summary>
    public string Mention(Guid userId, string name)
    {
        var label = name;
        for (var number = 2; mentioned.TryGetValue(label, out var other) && other != userId; number++)
            label = $"{name} ({number})";
        mentioned[label] = userId;
        return label;
    }

    /// <summary>What was typed behind an @ is a mention already, and what was typed after it.</summary>
    public bool IsMention(string typed) =>
        mentioned.Keys.Any(label => typed.StartsWith(label, StringComparison.Ordinal) && typed.Length > label.Length);

    private int MentionAt(int at, StringBuilder stored)
    {
        if (Shown[at] != '@' || (at > 0 && char.IsLetterOrDigit(Shown[at - 1])))
            return 0;
        var behind = Shown.AsSpan(at + 1);
        var found = "";
        foreach (var label in mentioned.Keys)
            if (label.Length > found.Length && IsWord(behind, label))
                found = label;
        if (found.Length > 0)
            stored.Append(Mentions.Of(mentioned[found]));
        else if ((MayMentionAll || hadAll) && IsWord(behind, All))
            stored.Append(Mentions.All);
        else
            return 0;
        return Math.Max(found.Length, found.Length == 0 ? All.Length : 0) + 1;
    }

    private static bool IsWord(ReadOnlySpan<char> text, string word) =>
        text.StartsWith(word, StringComparison.Ordinal)
        && (text.Length == word.Length || !char.IsLetterOrDigit(text[word.Length]));

    private static bool IsCode(IReadOnlyList<Range> code, int at)
    {
        foreach (var span in code)
            if (at >= span.Start.Value && at < span.End.Value)
                return true;
        return false;
    }
}
