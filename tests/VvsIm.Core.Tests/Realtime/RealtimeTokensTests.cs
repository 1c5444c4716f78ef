using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using VvsIm.Core.Realtime;

namespace VvsIm.Core.Tests.Realtime;

public sealed class RealtimeTokensTests
{
    private const string Secret = "a secret of more than thirty-two characters";
    private static readonly byte[] SecretBytes = Encoding.UTF8.GetBytes(Secret);
    private static readonly Guid Ann = Guid.Parse("0199aa00-0000-7000-8000-000000000001");
    private static readonly Guid Ops = Guid.Parse("0199aa00-0000-7000-8000-000000000002");

    private readonly RealtimeTokens tokens = new(
        Options.Create(new RealtimeOptions { TokenSecret = Secret }),
        new StandingTime()
    );

    [Fact]
    public void A_connection_token_subscribes_to_ones_own_channel_and_ones_workspaces_for_ten_minutes() =>
        AssertClaims(
            $$"""{ "sub": "{{Ann}}", "iat": 1000000, "exp": 1000600, "subs": { "usr:{{Ann}}": {}, "ws:{{Ops}}": {} } }""",
            tokens.Connection(Ann, [Ops])
        );

    [Fact]
    public void A_subscription_token_is_for_one_channel_for_five_minutes() =>
        AssertClaims(
            $$"""{"sub":"{{Ann}}","iat":1000000,"exp":1000300,"channel":"conv:1"}""",
            tokens.Subscription(Ann, "conv:1")
        );

    [Fact]
    public void The_signature_is_the_one_that_others_compute()
    {
        // RFC 7515's example key is binary; this vector is jwt.io's own.
        var token =
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c";
        var claims = """{"sub":"1234567890","name":"John Doe","iat":1516239022}"""u8;
        Assert.Equal(token, JsonWebToken.Sign(claims, "your-256-bit-secret"u8));
        Assert.Equal(claims.ToArray(), JsonWebToken.Verify(token, "your-256-bit-secret"u8));
    }

    [Fact]
    public void A_token_with_any_character_changed_is_worth_nothing()
    {
        var token = tokens.Connection(Ann, []);
        for (var i = 0; i < token.Length; i++)
        {
            // The last character of a part carries bits that decode to nothing; a strict decoder refuses those too.
            var changed = token[..i] + (token[i] == 'A' ? 'B' : 'A') + token[(i + 1)..];
            Assert.Null(JsonWebToken.Verify(changed, SecretBytes));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a.b")]
    [InlineData("a.b.c.d")]
    [InlineData("ä.ö.ü")]
    [InlineData("!.!.!")]
    public void What_is_no_token_is_worth_nothing(string text) => Assert.Null(JsonWebToken.Verify(text, SecretBytes));

    private static void AssertClaims(string expected, string token)
    {
        var claims = Encoding.UTF8.GetString(JsonWebToken.Verify(token, SecretBytes)!);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(claims)), claims);
    }

    private sealed class StandingTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeSeconds(1_000_000);
    }
}
