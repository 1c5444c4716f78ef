namespace VvsIm.Core.Moderation.Rules.Matching;

/// <summary>
/// Finds any of many words in a text in one walk over it, however many words there are and whatever the text is (Aho and Corasick). Words and
/// texts are folded by the caller.
/// </summary>
internal sealed class WordMatcher
{
    private readonly Dictionary<(int State, char Letter), int> next = [];
    private readonly List<int> fallback = [0];

    // Per state: the length of the longest word that ends there, the next shorter one by way of Shorter; 0 for none.
    private readonly List<int> ends = [0];
    private readonly List<int> shorter = [0];
    private readonly bool anywhere;

    /// <summary>Empty words are passed over.</summary>
    /// <param name="words">What is looked for.</param>
    /// <param name="anywhere">Also within other words; else only between what is neither letter nor digit.</param>
    public WordMatcher(IEnumerable<string> words, bool anywhere)
    {
        this.anywhere = anywhere;
        foreach (var word in words)
            Add(word);
        Link();
    }

    /// <summary>The words that are in the text, each once, at most so many.</summary>
    public IReadOnlyList<string> In(string text, int most)
    {
        List<string>? found = null;
        var state = 0;
        for (var at = 0; at < text.Length; at++)
        {
            state = Step(state, text[at]);
            for (var end = ends[state] > 0 ? state : shorter[state]; end != 0; end = shorter[end])
            {
                var start = at + 1 - ends[end];
                if (!anywhere && !Stands(text, start, at + 1))
                    continue;
                var word = text[start..(at + 1)];
                found ??= [];
                if (!found.Contains(word))
                    found.Add(word);
                if (found.Count == most)
                    return found;
            }
        }
        return found ?? [];
    }

    // A word that begins or ends with a mark of its own needs nothing beside it there.
    private static bool Stands(string text, int start, int end) =>
        (start == 0 || !char.IsLetterOrDigit(text[start - 1]) || !char.IsLetterOrDigit(text[start]))
        && (end == text.Length || !char.IsLetterOrDigit(text[end]) || !char.IsLetterOrDigit(text[end - 1]));

    private void Add(string word)
    {
        if (word.Length == 0)
            return;
        var state = 0;
        foreach (var letter in word)
        {
            if (!next.TryGetValue((state, letter), out var following))
            {
                following = fallback.Count;
                next[(state, letter)] = following;
                fallback.Add(0);
                ends.Add(0);
                shorter.Add(0);
            }
            state = following;
        }
        ends[state] = word.Length;
    }

    // By length, so that where one falls back to is linked before it.
    private void Link()
    {
        var children = next.ToLookup(edge => edge.Key.State, edge => (edge.Key.Letter, State: edge.Value));
        var waiting = new Queue<int>([0]);
        while (waiting.TryDequeue(out var state))
            foreach (var (letter, child) in children[state])
            {
                waiting.Enqueue(child);
                fallback[child] = state == 0 ? 0 : Step(fallback[state], letter);
                var back = fallback[child];
                shorter[child] = ends[back] > 0 ? back : shorter[back];
            }
    }

    private int Step(int state, char letter)
    {
        while (true)
        {
            if (next.TryGetValue((state, letter), out var following))
                return following;
            if (state == 0)
                return 0;
            state = fallback[state];
        }
    }
}
