using VvsIm.Contracts.Search;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Search;

/// <summary>What finds what: one room full of sentences, and a table of queries.</summary>
public sealed class FindingTests : SearchTest
{
    private const string Dishwasher = "Die neue Spülmaschine läuft endlich";
    private const string Street = "Wir treffen uns in der Straße am Café";
    private const string Options = "set sess.opts to {verbose: true}, then call run_all('x')";
    private const string Sql = "'; DROP TABLE messages; -- and 100% of a_b\\c & (d | e) !f <-> g:*";
    private const string Deploy = "We deployed to production on Friday; rollback isn't needed";
    private const string Quick = "The quick brown fox\njumps over the lazy dog";
    private const string Russian = "Ёлка стоит в большой комнате, подключение к серверу готово";
    private const string Russian2 = "мой дом";
    private const string Shanghai = "我家在上海东边";
    private const string Chinese = "明天下午三点开会，请准时参加";
    private const string Japanese = "明日の会議は午後3時からです。カタカナとｶﾀｶﾅ";
    private const string Korean = "내일 회의 시간은 오후 세 시입니다";
    private const string Thai = "ประชุมพรุ่งนี้บ่ายสาม";
    private const string Greek = "Ο ΦΊΛΟΣ μας ήρθε";
    private const string Hebrew = "שָׁלוֹם לכולם";
    private const string Sharp = "C# and R or F#, see RFC 9457 v2.0";
    private const string Emoji = "great 🎉 party 👩‍👩‍👧 tonight";
    private const string Polish = "Łódź jest piękna";
    private const string Link = "read https://example.com/docs/setup_guide?id=42 first";
    private const string Wide = "ＡＢＣ１２３ ltd";

    private static readonly string[] Everything =
    [
        Dishwasher,
        Street,
        Options,
        Sql,
        Deploy,
        Quick,
        Russian,
        Russian2,
        Shanghai,
        Chinese,
        Japanese,
        Korean,
        Thai,
        Greek,
        Hebrew,
        Sharp,
        Emoji,
        Polish,
        Link,
        Wide,
    ];

    private static readonly (string Query, string[] Found)[] Table =
    [
        // Pieces of words, cut at either end or at both; case and accents.
        ("maschine", [Dishwasher]),
        ("Spülm", [Dishwasher]),
        ("ülmasch", [Dishwasher]),
        ("spulmaschine", [Dishwasher]),
        ("SPÜLMASCHINE", [Dishwasher]),
        ("lauft", [Dishwasher]),
        ("strasse", [Street]),
        ("STRASSE", [Street]),
        ("straße", [Street]),
        ("cafe", [Street]),
        ("Cafe\u0301", [Street]),
        ("sess", [Options]),
        ("sess.opts", [Options]),
        ("ess.op", [Options]),
        (".opts", [Options]),
        ("opts.sess", []),
        ("deploy", [Deploy]),
        ("isn't", [Deploy]),
        ("isn’t", [Deploy]),
        ("lodz", [Polish]),
        ("piekn", [Polish]),
        // Several words in any order; a phrase in its own; words left out.
        ("fox quick", [Quick]),
        ("\"quick brown\"", [Quick]),
        ("\"brown quick\"", []),
        ("\"fox jumps\"", [Quick]),
        ("\"fox jumps", [Quick]),
        ("the -fox", [Options]),
        ("quick -lazy", []),
        ("quick -\"lazy cat\"", [Quick]),
        ("quick maschine", []),
        // Russian.
        ("елка", [Russian]),
        ("ЁЛКА", [Russian]),
        ("ключени", [Russian]),
        ("большой комнате", [Russian]),
        ("дом", [Russian2]),
        // Scripts without spaces, down to one sign.
        ("上海", [Shanghai]),
        ("海东", [Shanghai]),
        ("我家在上海东边", [Shanghai]),
        ("海", [Shanghai]),
        ("北京", []),
        ("海上", []),
        ("开会", [Chinese]),
        ("会", [Japanese, Chinese]),
        ("，请", [Chinese]),
        ("会議", [Japanese]),
        ("午後3時", [Japanese]),
        ("カタカナ", [Japanese]),
        ("ｶﾀｶﾅ", [Japanese]),
        ("の", [Japanese]),
        ("회의", [Korean]),
        ("시입니다", [Korean]),
        ("พรุ่งนี้", [Thai]),
        ("φίλος", [Greek]),
        ("φιλοσ", [Greek]),
        ("ηρθε", [Greek]),
        ("שלום", [Hebrew]),
        ("abc123", [Wide]),
        ("🎉", [Emoji]),
        ("👩‍👩‍👧", [Emoji]),
        // Short ones: two letters at the beginning of a word, one letter as a word.
        ("qu", [Quick]),
        ("C#", [Sharp]),
        ("f#", [Sharp]),
        ("R", [Sharp]),
        ("v2.0", [Sharp]),
        ("42", [Link]),
        ("9457", [Sharp]),
        ("example.com/docs", [Link]),
        ("?id=42", [Link]),
        ("setup_guide", [Link]),
        // What means something to a database means nothing here.
        ("'; DROP TABLE messages; --", [Sql]),
        ("100%", [Sql]),
        ("0% of", [Sql]),
        ("a_b", [Sql]),
        ("axb", []),
        ("%", [Sql]),
        ("b\\c", [Sql]),
        ("\\", [Sql]),
        ("& | !", [Sql]),
        ("<->", [Sql]),
        ("g:*", [Sql]),
        ("fox & dog", []),
        ("fox | maschine", []),
        ("!fox", []),
        ("fox:*", []),
        ("' OR 1=1 --", []),
        ("run_all('x')", [Options]),
        ("{verbose:", [Options]),
        ("(d", [Sql]),
        ("*", [Sql]),
        // What is no operator is a word.
        ("foo:bar", []),
        ("from:", []),
        ("has:elephants", []),
        ("before:yesterday", []),
        ("https://example.com", [Link]),
        ("-- DROP", [Sql]),
        ("nothing at all like this", []),
    ];

    [Fact]
    public async Task Every_query_of_the_table_finds_just_what_it_should()
    {
        var ann = await Host.SignUpAsync("Ann");
        var room = await ann.CreateGroupAsync("General");
        foreach (var text in Everything)
            await ann.SendAsync(room, text);
        await IndexedAsync();

        foreach (var (query, found) in Table)
        {
            var hits = (await PageAsync(ann, new() { Q = query, Sort = SearchSort.Newest })).Items;
            var texts = hits.Select(hit => Everything[hit.Seq - 1]);
            Assert.True(texts.Order().SequenceEqual(found.Order()), $"{query} found [{string.Join(" | ", texts)}]");
        }
    }

    [Fact]
    public async Task What_was_looked_for_is_marked_where_it_stands()
    {
        var ann = await Host.SignUpAsync("Ann");
        var room = await ann.CreateGroupAsync("General");
        var long1 = string.Concat(Enumerable.Repeat("lorem ipsum dolor ", 40));
        await ann.SendAsync(room, $"{long1}\n\nDie Spu\u0308lmaschine in der **Straße** ist neu. {long1}");
        await IndexedAsync();

        var hit = Assert.Single((await PageAsync(ann, new() { Q = "strasse spülm" })).Items);

        Assert.Equal(
            ["Spu\u0308lm", "Straße"],
            hit.Snippet.Matches.Select(range => hit.Snippet.Text.Substring(range.Offset, range.Length))
        );
        Assert.True(hit.Snippet is { CutBefore: true, CutAfter: true, Text.Length: <= 200 });
        Assert.DoesNotContain('*', hit.Snippet.Text);
    }

    [Fact]
    public async Task A_mention_shows_a_name_and_is_not_found_by_its_id()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo Boson"));
        var room = await ann.CreateGroupAsync("General", bo);
        await ann.SendAsync(room, $"hello <@{bo.Id}> and welcome");
        await IndexedAsync();

        Assert.Equal(["hello @Bo Boson and welcome"], await FindAsync(ann, "welcome"));
        Assert.Empty(await FindAsync(ann, bo.Id.ToString()[..8]));
    }

    [Fact]
    public async Task Whole_words_come_before_beginnings_and_those_before_pieces_unless_they_are_much_older()
    {
        var ann = await Host.SignUpAsync("Ann");
        var room = await ann.CreateGroupAsync("General");
        foreach (var text in (string[])["a port", "some ports", "an airport", "a port of old"])
            await ann.SendAsync(room, text);
        await PretendAsync("UPDATE messages SET created_at = created_at - interval '100 days' WHERE seq = 4");

        var relevant = await PageAsync(ann, new() { Q = "port" });
        var newest = await PageAsync(ann, new() { Q = "port", Sort = SearchSort.Newest });

        Assert.Equal([1L, 2L, 3L, 4L], relevant.Items.Select(hit => hit.Seq));
        Assert.Equal([3L, 2L, 1L, 4L], newest.Items.Select(hit => hit.Seq));
    }
}
