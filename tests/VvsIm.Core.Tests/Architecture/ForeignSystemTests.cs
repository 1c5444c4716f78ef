using System.Text.RegularExpressions;

namespace VvsIm.Core.Tests.Architecture;

/// <summary>A foreign system is known in one room; everywhere else there is only the interface to it.</summary>
public sealed partial class ForeignSystemTests
{
    [Fact]
    public void Only_media_storage_names_amazon() => Assert.Empty(AmazonOutsideStorage(SourceTree.Repository));

    [Theory]
    [InlineData("using Amazon.S3;")]
    [InlineData("private readonly Amazon.S3.IAmazonS3 client;")]
    public void Amazon_elsewhere_is_noticed(string line) =>
        Assert.NotEmpty(AmazonOutsideStorage(SourceTree.Repository.With("src/VvsIm.Core/Messages/Upload.cs", line)));

    [Fact]
    public void Only_realtime_names_centrifugo() => Assert.Empty(CentrifugoOutsideRealtime(SourceTree.Repository));

    [Theory]
    [InlineData("private readonly CentrifugoApi api;")]
    [InlineData("new CentrifugoRealtime(api)")]
    public void Centrifugo_elsewhere_is_noticed(string line) =>
        Assert.NotEmpty(CentrifugoOutsideRealtime(SourceTree.Repository.With("src/VvsIm.Core/Outbox/Direct.cs", line)));

    private static IEnumerable<string> AmazonOutsideStorage(SourceTree tree) =>
        tree.Under(".cs", "src/")
            .Where(file => !file.Path.StartsWith("src/VvsIm.Core/Media/Stores/") && Amazon().IsMatch(file.Text))
            .Select(file => file.Path);

    private static IEnumerable<string> CentrifugoOutsideRealtime(SourceTree tree) =>
        tree.Under(".cs", "src/VvsIm.Core/", "src/VvsIm.Web/")
            .Where(file => !file.Path.Contains("Realtime/") && CentrifugoType().IsMatch(file.Text))
            .Select(file => file.Path);

    [GeneratedRegex(@"\bAmazon\.|\bIAmazonS3\b")]
    private static partial Regex Amazon();

    // A type, not the product's name in a sentence or as the value of a setting.
    [GeneratedRegex(@"\bCentrifugo[A-Z]\w*\b")]
    private static partial Regex CentrifugoType();
}
