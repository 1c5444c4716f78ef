using System.Text;

namespace VvsIm.Load.Searching;

/// <summary>
/// Sentences as a workspace of several languages says them: a few words make up most of what is said, most words are rare (Zipf), and a
/// tenth is Chinese. Made from a seed, so that two runs measure the same.
/// </summary>
internal sealed class ChatText(int seed)
{
    private const string Syllables =
        "ba be bi bo bu da de di do du ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu ra re ri ro ru sa se si so su ta te ti to tu";

    private static readonly string[] Common =
    [
        .. (
            "the to and of a in is that it for you on we with this be are have as at not can will from but if do what so was or "
            + "deploy server meeting release customer please today tomorrow build test review merge branch error update thanks "
            + "und die der das ist nicht ich wir auf für mit ein eine zu den von Spülmaschine Straße Besprechung morgen "
            + "и в не на что мы это с как по сервер встреча завтра подключение"
        ).Split(' '),
    ];

    private static readonly string[] Rare = MakeWords();

    private readonly Random random = new(seed);

    /// <summary>One message. Every so often a needle is in it.</summary>
    public string Next(int number)
    {
        var text = new StringBuilder();
        if (random.Next(10) == 0)
            for (var i = random.Next(6, 40); i > 0; i--)
                text.Append((char)(0x4e00 + Zipf(3_000)));
        else
            for (var i = random.Next(3, 24); i > 0; i--)
                text.Append(text.Length == 0 ? "" : " ").Append(Word());
        if (number % 100_000 == 17)
            text.Append(" needle-in-haystack");
        if (number % 1_000 == 5)
            text.Append(" sess.opts");
        if (number % 5_000 == 7)
            text.Append("我家在上海东边");
        if (number % 50 == 3)
            text.Append(" https://example.com/").Append(number);
        return text.ToString();
    }

    private string Word() => random.Next(5) < 3 ? Common[Zipf(Common.Length)] : Rare[Zipf(Rare.Length)];

    // The inverse of the logarithm, near enough to Zipf's law.
    private int Zipf(int count) => (int)Math.Min(count - 1, Math.Pow(count + 1, random.NextDouble()) - 1);

    private static string[] MakeWords()
    {
        var random = new Random(7);
        var parts = Syllables.Split(' ');
        return
        [
            .. Enumerable
                .Range(0, 20_000)
                .Select(_ =>
                    string.Concat(Enumerable.Range(0, random.Next(2, 6)).Select(_ => parts[random.Next(parts.Length)]))
                ),
        ];
    }
}
