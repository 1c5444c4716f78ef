namespace VvsIm.Contracts.Search;

/// <summary>Which letters count as which. Lower case only: case goes first.</summary>
internal static class FoldingTable
{
    private const string HalfWidthKana =
        "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン";

    // A plain letter, and those that are it with something added. Not й, which is a letter of its own to those who write it.
    private static readonly string[] Rows =
    [
        "aàáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ",
        "bḃḅḇƀ",
        "cçćĉċčḉ",
        "dďḋḍḏḑḓđ",
        "eèéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ",
        "fḟ",
        "gĝğġģǧǵḡ",
        "hĥȟḣḥḧḩḫẖħ",
        "iìíîïĩīĭįǐȉȋḭḯỉịı",
        "jĵǰ",
        "kķǩḱḳḵ",
        "lĺļľḷḹḻḽł",
        "mḿṁṃ",
        "nñńņňǹṅṇṉṋ",
        "oòóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợøǿ",
        "pṕṗ",
        "rŕŗřȑȓṙṛṝṟ",
        "sśŝşšșṡṣṥṧṩẛ",
        "tţťțṫṭṯṱẗŧ",
        "uùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự",
        "vṽṿ",
        "wŵẁẃẅẇẉẘ",
        "xẋẍ",
        "yýÿŷȳẏẙỳỵỷỹ",
        "zźżžẑẓẕ",
        "αάἀἁἂἃἄἅἆἇὰάᾀᾁᾂᾃᾄᾅᾆᾇᾰᾱᾲᾳᾴᾶᾷ",
        "βϐ",
        "εέἐἑἒἓἔἕὲέϵ",
        "ηήἠἡἢἣἤἥἦἧὴήᾐᾑᾒᾓᾔᾕᾖᾗῂῃῄῆῇ",
        "θϑ",
        "ιΐίϊἰἱἲἳἴἵἶἷὶίῐῑῒΐῖῗ",
        "κϰ",
        "οόὀὁὂὃὄὅὸό",
        "πϖ",
        "ρῤῥϱ",
        "σςϲ",
        "υΰϋύὐὑὒὓὔὕὖὗὺύῠῡῢΰῦῧ",
        "φϕ",
        "ωώὠὡὢὣὤὥὦὧὼώᾠᾡᾢᾣᾤᾥᾦᾧῲῳῴῶῷ",
        "аӑӓ",
        "гѓ",
        "еѐёӗ",
        "жӂӝ",
        "зӟ",
        "иѝӣӥ",
        "кќ",
        "оӧ",
        "уӯӱӳ",
        "чӵ",
        "ыӹ",
        "эӭ",
        "ії",
    ];

    private static readonly Dictionary<char, char> Plain = Rows.SelectMany(row =>
            row.Skip(1).Select(letter => (letter, plain: row[0]))
        )
        .DistinctBy(pair => pair.letter)
        .ToDictionary(pair => pair.letter, pair => pair.plain);

    /// <summary>An accent that follows its letter: in Latin, Greek and Cyrillic, Hebrew points, Arabic vowels, joiners.</summary>
    public static bool IsMark(char letter) =>
        letter
            is >= '\u0300'
                and <= '\u036f'
                or >= '\u0591'
                and <= '\u05c7'
                or >= '\u064b'
                and <= '\u065f'
                or '\u0670'
                or '\u00ad'
                or >= '\u200b'
                and <= '\u200d'
                or >= '\ufe00'
                and <= '\ufe0f'
                or '\ufeff';

    /// <summary>What a letter that stands for several is compared as; null for an ordinary one.</summary>
    public static string? Several(char letter) =>
        letter switch
        {
            'ß' or '\u1e9e' => "ss",
            'æ' or 'ǣ' or 'ǽ' => "ae",
            'œ' => "oe",
            'þ' => "th",
            '\ufb00' => "ff",
            '\ufb01' => "fi",
            '\ufb02' => "fl",
            '…' => "...",
            _ => null,
        };

    /// <summary>What a letter is compared as.</summary>
    public static char One(char letter) =>
        letter switch
        {
            >= '\uff01' and <= '\uff5e' => char.ToLowerInvariant((char)(letter - 0xfee0)),
            >= '\uff66' and <= '\uff9d' => HalfWidthKana[letter - '\uff66'],
            '\u2019' or '\u2018' => '\'',
            '\u201c' or '\u201d' or '\u201e' => '"',
            '\u2010' or '\u2011' or '\u2013' or '\u2014' => '-',
            _ => Plain.GetValueOrDefault(letter, letter),
        };
}
