using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace VvsIm.Admin.Tests.Kit;

/// <summary>WCAG 2 AA of every pairing of tokens that carries text (4.5:1), or marks a control (3:1), in both themes.</summary>
public sealed partial class ContrastTests
{
    private static readonly string s_css = File.ReadAllText(Path.Combine(Wwwroot(), "tokens.css"));

    public static TheoryData<string, string, double> Pairings()
    {
        var pairs = new TheoryData<string, string, double>();
        foreach (var ground in (string[])["canvas", "surface", "surface-sunken", "surface-selected", "bubble-own"])
        foreach (var ink in (string[])["text", "text-secondary", "text-muted", "link"])
            pairs.Add(ink, ground, 4.5);
        foreach (var solid in (string[])["accent", "notice", "danger"])
            pairs.Add("on-" + solid, solid, 4.5);
        pairs.Add("on-accent", "accent-hover", 4.5);
        pairs.Add("on-danger", "danger-hover", 4.5);
        foreach (var tone in (string[])["accent", "notice", "danger", "warning", "success"])
        foreach (var ground in (string[])["surface", "canvas", tone + "-tint"])
            pairs.Add(tone, ground, 4.5);
        foreach (var ground in (string[])["surface", "canvas", "surface-sunken"])
            pairs.Add("border-strong", ground, 3);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairings))]
    public void Text_can_be_read_by_day_and_by_night(string ink, string ground, double least)
    {
        foreach (var theme in (string[])["light", "dark"])
            Assert.True(
                Contrast(ColourOf(ink, theme), ColourOf(ground, theme)) >= least,
                $"--{ink} on --{ground} is too weak in the {theme} theme."
            );
    }

    [Fact]
    public void Dark_redefines_the_palette_and_nothing_else()
    {
        var (light, dark, semantic) = (Tokens(0), Tokens(1), Tokens(2));
        Assert.Equal(light.Keys.Order(), dark.Keys.Order());
        Assert.Empty(dark.Keys.Intersect(semantic.Keys));
    }

    [Fact]
    public void Initials_can_be_read_on_every_colour_of_an_avatar()
    {
        var colours = AvatarColour().Matches(File.ReadAllText(Path.Combine(Wwwroot(), "avatar.css")));
        Assert.Equal(Ui.Kit.Initials.Colours, colours.Count);
        Assert.All(
            colours,
            colour => Assert.True(Contrast("#ffffff", colour.Groups["hex"].Value) >= 4.5, colour.Value)
        );
    }

    private static string ColourOf(string token, string theme)
    {
        var (palette, semantic) = (Tokens(theme == "dark" ? 1 : 0), Tokens(2));
        while (true)
        {
            var value = semantic.GetValueOrDefault(token) ?? palette[token];
            if (!value.StartsWith("var(--", StringComparison.Ordinal))
                return value;
            token = value[6..^1];
        }
    }

    /// <summary>0: the light palette, 1: the dark one, 2: the semantic tokens.</summary>
    private static Dictionary<string, string> Tokens(int block) =>
        Token()
            .Matches(Block().Matches(s_css)[block].Groups["body"].Value)
            .ToDictionary(token => token.Groups["name"].Value, token => token.Groups["value"].Value);

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string hex)
    {
        double Channel(int at)
        {
            var value = int.Parse(hex.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255d;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * Channel(1) + 0.7152 * Channel(3) + 0.0722 * Channel(5);
    }

    private static string Wwwroot([CallerFilePath] string here = "") =>
        Path.GetFullPath("../../../src/VvsIm.Ui/wwwroot", Path.GetDirectoryName(here)!);

    [GeneratedRegex(
        @"^:root(\[data-theme=""dark""\])? \{(?<body>[^}]*)\}",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Block();

    [GeneratedRegex(@"--(?<name>[\w-]+):\s*(?<value>[^;]+);", RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex(@"--avatar-colour: (?<hex>#[0-9a-f]{6});", RegexOptions.ExplicitCapture)]
    private static partial Regex AvatarColour();
}
