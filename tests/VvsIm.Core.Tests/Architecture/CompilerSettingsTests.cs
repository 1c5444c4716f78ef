using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace VvsIm.Core.Tests.Architecture;

/// <summary>What the compiler refuses, it refuses everywhere.</summary>
public sealed partial class CompilerSettingsTests
{
    private static readonly Dictionary<string, string> Required = new()
    {
        ["Nullable"] = "enable",
        ["TreatWarningsAsErrors"] = "true",
        ["EnforceCodeStyleInBuild"] = "true",
    };

    [Fact]
    public void Nullable_and_warnings_as_errors_are_on_everywhere() => Assert.Empty(Slack(SourceTree.Repository));

    [Theory]
    [InlineData("Directory.Build.props", "<Project />")]
    [InlineData(
        "src/VvsIm.Core/VvsIm.Core.csproj",
        "<Project><PropertyGroup><Nullable>disable</Nullable></PropertyGroup></Project>"
    )]
    [InlineData(
        "tests/Directory.Build.props",
        "<Project><PropertyGroup><TreatWarningsAsErrors>false</TreatWarningsAsErrors></PropertyGroup></Project>"
    )]
    public void A_project_that_is_let_off_is_noticed(string path, string text) =>
        Assert.NotEmpty(Slack(SourceTree.Repository.With(path, text)));

    [Fact]
    public void Every_suppressed_rule_has_its_reason() => Assert.Empty(Unexplained(SourceTree.Repository));

    [Fact]
    public void A_suppressed_rule_without_a_reason_is_noticed() =>
        Assert.NotEmpty(
            Unexplained(SourceTree.Repository.With("src/A.cs", "var a = 1;\n#pragma warning disable " + "CA1000\n"))
        );

    private static IEnumerable<string> Slack(SourceTree tree) =>
        from file in tree.Files
        where file.Path.EndsWith(".csproj") || file.Path.EndsWith(".props") || file.Path.EndsWith(".targets")
        let document = XDocument.Parse(file.Text)
        from setting in Required
        let values = document.Descendants(setting.Key).Select(element => element.Value).ToList()
        where values.Any(value => value != setting.Value) || (file.Path == "Directory.Build.props" && values is [])
        select $"{file.Path}: {setting.Key}";

    // The reason stands on the line above, or behind.
    private static IEnumerable<string> Unexplained(SourceTree tree) =>
        from file in tree.Under(".cs", "src/", "tests/")
        let lines = file.Text.Split('\n')
        from number in Enumerable.Range(0, lines.Length)
        where Suppression().IsMatch(lines[number]) && !lines[number].Contains("//")
        where number == 0 || !lines[number - 1].TrimStart().StartsWith("//")
        select $"{file.Path}:{number + 1}";

    [GeneratedRegex(
        @"^\s*#pragma warning disable|^\s*#nullable disable|^\s*\[(assembly: )?SuppressMessage",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Suppression();
}
