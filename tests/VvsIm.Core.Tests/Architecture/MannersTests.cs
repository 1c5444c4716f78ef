using System.Text.RegularExpressions;

namespace VvsIm.Core.Tests.Architecture;

/// <summary>The manners of every file, whatever is in it.</summary>
public sealed partial class MannersTests
{
    private const int LongestFile = 400;

    private static readonly string[] Written = ["src/", "tests/", "build/"];

    // Put together from halves, so that this file keeps the law that it states.
    private static readonly string[] Registries =
    [
        "nuget" + ".org",
        "npm" + "js.",
        "registry" + ".npm",
        "yarn" + "pkg.",
    ];

    private static readonly string Later = "TO" + "DO";

    private static readonly string Unfinished = "Not" + "Implemented";

    [Fact]
    public void No_file_is_longer_than_400_lines() => Assert.Empty(LongFiles(SourceTree.Repository));

    [Fact]
    public void A_long_file_is_noticed() =>
        Assert.Equal(
            ["src/Long.cs"],
            LongFiles(SourceTree.Repository.With("src/Long.cs", new string('\n', LongestFile)))
        );

    [Fact]
    public void Nothing_is_left_for_later() => Assert.Empty(LeftForLater(SourceTree.Repository));

    [Fact]
    public void What_is_left_for_later_is_noticed()
    {
        Assert.NotEmpty(LeftForLater(SourceTree.Repository.With("src/A.cs", $"// {Later}: finish")));
        Assert.NotEmpty(LeftForLater(SourceTree.Repository.With("src/A.cs", $"throw new {Unfinished}Exception();")));
    }

    [Fact]
    public void No_file_names_a_package_registry() => Assert.Empty(RegistriesNamed(SourceTree.Repository));

    [Fact]
    public void A_package_registry_is_noticed() =>
        Assert.NotEmpty(
            RegistriesNamed(SourceTree.Repository.With(".npmrc", $"registry=https://{Registries[2]}example/"))
        );

    [Fact]
    public void Every_catch_names_its_type() => Assert.Empty(NamelessCatches(SourceTree.Repository));

    [Theory]
    [InlineData("try { } catch { }")]
    [InlineData("try { }\n    catch\n    {\n    }")]
    public void A_catch_without_a_type_is_noticed(string text) =>
        Assert.NotEmpty(NamelessCatches(SourceTree.Repository.With("src/A.cs", text)));

    private static IEnumerable<string> LongFiles(SourceTree tree) =>
        tree
            .Files.Where(file => Written.Any(file.Path.StartsWith) && !file.Path.EndsWith(".json"))
            .Where(file => file.Text.AsSpan().Count('\n') >= LongestFile)
            .Select(file => file.Path);

    private static IEnumerable<string> LeftForLater(SourceTree tree) =>
        tree
            .Files.Where(file => Written.Any(file.Path.StartsWith))
            .Where(file => Regex.IsMatch(file.Text, $@"\b{Later}\b|{Unfinished}Exception"))
            .Select(file => file.Path);

    private static IEnumerable<string> RegistriesNamed(SourceTree tree) =>
        tree.Files.Where(file => Registries.Any(file.Text.Contains)).Select(file => file.Path);

    private static IEnumerable<string> NamelessCatches(SourceTree tree) =>
        tree.Under(".cs", "src/", "tests/")
            // Planted ones, in the test of this very law.
            .Where(file => !file.Path.EndsWith("MannersTests.cs") && NamelessCatch().IsMatch(file.Text))
            .Select(file => file.Path);

    [GeneratedRegex(@"^\s*catch\s*\{|\bcatch \{", RegexOptions.Multiline)]
    private static partial Regex NamelessCatch();
}
