using VvsIm.Contracts;
using VvsIm.Contracts.Search;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Search;

/// <summary>Operators, typed and as parameters.</summary>
public sealed class OperatorTests : SearchTest
{
    [Fact]
    public async Task Operators_narrow_what_is_found()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann Zoë"), await Host.SignUpAsync("Bo"));
        var general = await ann.CreateGroupAsync("General", bo);
        var ops = await ann.CreateGroupAsync("Ops & Ünits", bo);
        var direct = await ann.OpenDirectAsync(bo);
        await ann.SendAsync(general, "apple one");
        await bo.SendAsync(general, "apple two");
        var pinned = await ann.SendAsync(ops, "apple three https://example.com");
        var code = await bo.SendAsync(ops, "apple four `code`");
        await ann.SendAsync(direct, "apple five");
        var root = await ann.SendAsync(general, "apple six");
        await bo.Api.Messages.SendAsync(
            general,
            new(Guid.CreateVersion7(), "apple seven") { ThreadSeq = root.Seq },
            Stop
        );
        await bo.Api.Messages.PinAsync(pinned.Id, Stop);
        await ann.Api.Messages.ReactAsync(code.Id, "👍", Stop);
        await PretendAsync("UPDATE messages SET created_at = '2026-01-31T12:00:00Z' WHERE text = 'apple one'");

        foreach (
            var (query, found) in ((string, string[])[])
                [
                    ("apple from:bo", ["four", "seven", "two"]),
                    ("apple from:me", ["five", "one", "six", "three"]),
                    ($"apple from:{bo.Id}", ["four", "seven", "two"]),
                    ("apple from:zoe", ["five", "one", "six", "three"]),
                    ("apple from:\"ann zoe\"", ["five", "one", "six", "three"]),
                    ("apple from:bo from:ann in:general", ["one", "seven", "six", "two"]),
                    ("apple from:nobody", []),
                    ("apple in:general", ["one", "seven", "six", "two"]),
                    ("apple in:GENERAL -one", ["seven", "six", "two"]),
                    ("apple in:units", ["four", "three"]),
                    ("in:\"ops & units\"", ["four", "three"]),
                    ($"apple in:{ops}", ["four", "three"]),
                    ("apple in:bo", ["five"]),
                    ("apple in:general in:ops", ["four", "one", "seven", "six", "three", "two"]),
                    ("apple in:nowhere", []),
                    ($"apple in:{Guid.CreateVersion7()}", []),
                    ("apple has:link", ["three"]),
                    ("has:code", ["four"]),
                    ("has:reaction", ["four"]),
                    ("has:pin", ["three"]),
                    ("apple is:pinned", ["three"]),
                    ("is:thread", ["seven", "six"]),
                    ("apple before:2026-01-31", []),
                    ("apple before:2026-02-01", ["one"]),
                    ("apple before:2026-02-01 after:2026-01-30", ["one"]),
                    ("apple after:2026-01-31 in:general", ["seven", "six", "two"]),
                    ("apple after:2026-01-30 in:general", ["one", "seven", "six", "two"]),
                    ("from:bo has:code", ["four"]),
                    ("from:me has:code", []),
                ]
        )
            Assert.True(
                (await FindAsync(ann, query)).Select(Number).Order().SequenceEqual(found),
                $"{query} found {string.Join(", ", (await FindAsync(ann, query)).Select(Number).Order())}"
            );

        var asked = await PageAsync(
            ann,
            new()
            {
                Q = "apple",
                From = "bo",
                In = "ops & units",
                Has = "code",
                After = "2026-01-01",
            }
        );
        Assert.Equal(code.Id, Assert.Single(asked.Items).Id);
        Assert.Equal("Ops & Ünits", Assert.Single(asked.Conversations).Title);
        Assert.Contains(asked.Users, user => user.Id == bo.Id);
        Assert.Single((await PageAsync(ann, new() { Q = "is:thread seven" })).Items, hit => hit.ThreadSeq == root.Seq);
    }

    [Fact]
    public async Task A_day_is_the_readers_own()
    {
        var ann = await Host.SignUpAsync("Ann");
        await ann.SendAsync(await ann.CreateGroupAsync("General"), "midnight");
        await PretendAsync("UPDATE messages SET created_at = '2026-01-31T23:30:00Z' WHERE text = 'midnight'");

        var request = new SearchRequest { Q = "midnight after:2026-01-31" };

        Assert.Empty((await PageAsync(ann, request)).Items);
        Assert.Single((await PageAsync(ann, request with { UtcOffset = 60 })).Items);
    }

    [Theory]
    [InlineData("", "", "invalid")]
    [InlineData("q", "   ", "invalid")]
    [InlineData("q", "-only -unwanted", "invalid")]
    [InlineData("has", "elephants", "invalid")]
    [InlineData("is", "happy", "invalid")]
    [InlineData("before", "2026-13-01", "invalid")]
    [InlineData("after", "0001-01-01", "invalid")]
    [InlineData("cursor", "rubbish", "invalid")]
    [InlineData("sort", "sideways", "invalid")]
    [InlineData("sort", "7", "invalid")]
    [InlineData("limit", "0", "invalid")]
    [InlineData("limit", "51", "limit_exceeded")]
    [InlineData("utcOffset", "5000", "invalid")]
    public async Task What_cannot_be_looked_for_is_refused_by_name(string name, string value, string code)
    {
        var ann = await Host.SignUpAsync("Ann");
        var q = name is "q" or "" or "has" or "is" or "before" or "after" ? "" : "q=x&";
        var refused = await ann.RefusedAsync(HttpMethod.Get, $"api/search?{q}{name}={Uri.EscapeDataString(value)}");
        Assert.Equal(code, refused.Code);
        Assert.Contains(name.Length == 0 ? "q" : name, refused.Errors!.Keys);
    }

    [Fact]
    public async Task Too_long_and_too_much_is_refused()
    {
        var ann = await Host.SignUpAsync("Ann");
        foreach (
            var q in (string[])
                [new string('x', Limits.QueryLength + 1), string.Join(' ', Enumerable.Range(0, Limits.SearchParts + 1))]
        )
            Assert.Equal(
                ProblemCodes.LimitExceeded,
                (await Assert.ThrowsAsync<ProblemException>(() => PageAsync(ann, new() { Q = q }))).Code
            );
    }

    private static string Number(string text) => text.Split(' ')[1];
}
