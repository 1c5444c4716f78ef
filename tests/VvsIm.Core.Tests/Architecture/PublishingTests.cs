namespace VvsIm.Core.Tests.Architecture;

/// <summary>What must be told to the world is a row of the outbox; the relay alone publishes.</summary>
public sealed class PublishingTests
{
    // Typing, presence and the live figures of the console are worth nothing a second later: the named exception.
    private static readonly string[] MayPublish =
    [
        "src/VvsIm.Core/Outbox/",
        "src/VvsIm.Core/Presence/",
        "src/VvsIm.Core/Operations/Overview/",
    ];

    // The engines themselves.
    private static readonly string[] Engines = ["src/VvsIm.Core/Realtime/", "src/VvsIm.Web/EmbeddedRealtime/"];

    [Fact]
    public void Only_the_relay_publishes() => Assert.Empty(Publishers(SourceTree.Repository));

    [Fact]
    public void The_relay_does_publish() =>
        Assert.Contains(SourceTree.Repository.Under(".cs", MayPublish), file => file.Text.Contains(".PublishAsync("));

    [Theory]
    [InlineData("src/VvsIm.Core/Messages/SendMessage2.cs")]
    [InlineData("src/VvsIm.Web/Shortcut.cs")]
    public void Somebody_else_who_publishes_is_noticed(string path) =>
        Assert.Equal(
            [path],
            Publishers(
                SourceTree.Repository.With(path, "await realtime.PublishAsync(publications, cancellationToken);")
            )
        );

    private static IEnumerable<string> Publishers(SourceTree tree) =>
        tree.Under(".cs", "src/VvsIm.Core/", "src/VvsIm.Web/")
            .Where(file => file.Text.Contains(".PublishAsync("))
            .Select(file => file.Path)
            .Where(path => !MayPublish.Concat(Engines).Any(path.StartsWith));
}
