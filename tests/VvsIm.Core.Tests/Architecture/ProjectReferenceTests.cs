using System.Xml.Linq;
using VvsIm.Contracts;

namespace VvsIm.Core.Tests.Architecture;

/// <summary>Which floor may stand on which.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["VvsIm.Contracts"] = [],
        ["VvsIm.Core"] = ["VvsIm.Contracts"],
        ["VvsIm.Web"] = ["VvsIm.Core", "VvsIm.Contracts"],
        ["VvsIm.Ui"] = ["VvsIm.Contracts"],
        ["VvsIm.Web.Client"] = ["VvsIm.Contracts", "VvsIm.Ui"],
        ["VvsIm.Admin"] = ["VvsIm.Contracts", "VvsIm.Ui"],
    };

    [Fact]
    public void Every_project_references_only_the_floors_below_it() =>
        Assert.Empty(ForeignReferences(SourceTree.Repository));

    [Theory]
    [InlineData("VvsIm.Ui", "VvsIm.Core")]
    [InlineData("VvsIm.Contracts", "VvsIm.Ui")]
    [InlineData("VvsIm.Web.Client", "VvsIm.Web")]
    public void A_reference_upwards_is_noticed(string from, string to) =>
        Assert.Contains(
            $"{from} references {to}",
            ForeignReferences(
                SourceTree.Repository.With(
                    $"src/{from}/{from}.csproj",
                    $"""<Project><ItemGroup><ProjectReference Include="../{to}/{to}.csproj" /></ItemGroup></Project>"""
                )
            )
        );

    [Fact]
    public void A_project_that_the_design_does_not_know_is_noticed() =>
        Assert.NotEmpty(
            ForeignReferences(SourceTree.Repository.With("src/VvsIm.Extra/VvsIm.Extra.csproj", "<Project />"))
        );

    [Fact]
    public void Contracts_takes_no_package() => Assert.Empty(PackagesOfContracts(SourceTree.Repository));

    [Fact]
    public void A_package_in_contracts_is_noticed() =>
        Assert.NotEmpty(
            PackagesOfContracts(
                SourceTree.Repository.With(
                    "src/VvsIm.Contracts/VvsIm.Contracts.csproj",
                    """<Project><ItemGroup><PackageReference Include="Npgsql" /></ItemGroup></Project>"""
                )
            )
        );

    [Fact]
    public void Contracts_is_built_on_the_framework_alone() =>
        Assert.All(
            typeof(VvsImClient).Assembly.GetReferencedAssemblies(),
            assembly => Assert.StartsWith("System.", assembly.Name)
        );

    private static IEnumerable<string> ForeignReferences(SourceTree tree) =>
        from project in tree.Under(".csproj", "src/")
        let name = Path.GetFileNameWithoutExtension(project.Path)
        from reference in References(project.Text, "ProjectReference")
            .Select(Path.GetFileNameWithoutExtension)
            .Append(null)
        where reference is null ? !Allowed.ContainsKey(name) : !Allowed.GetValueOrDefault(name, []).Contains(reference)
        select reference is null ? $"{name} is not in the design" : $"{name} references {reference}";

    private static IEnumerable<string> PackagesOfContracts(SourceTree tree) =>
        tree.Under(".csproj", "src/VvsIm.Contracts/")
            .SelectMany(project => References(project.Text, "PackageReference"));

    private static IEnumerable<string> References(string project, string element) =>
        XDocument.Parse(project).Descendants(element).Select(reference => reference.Attribute("Include")!.Value);
}
