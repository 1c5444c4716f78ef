using System.Text;
using VvsIm.Core.Accounts.TwoFactor;

namespace VvsIm.Core.Tests.Accounts.TwoFactor;

public sealed class TotpTests
{
    private static readonly byte[] s_key = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    // RFC 6238, appendix B; the last six of its eight digits.
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(1_111_111_111, "050471")]
    [InlineData(1_234_567_890, "005924")]
    [InlineData(2_000_000_000, "279037")]
    [InlineData(20_000_000_000, "353130")]
    public void Codes_are_those_of_the_rfc(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(s_key, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Fact]
    public void The_half_minute_before_and_after_count_and_no_other()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_234_567_890);
        var step = Totp.StepAt(now);

        Assert.All(
            Enumerable.Range(-1, 3),
            aside => Assert.Equal(step + aside, Totp.Find(s_key, Totp.Code(s_key, step + aside), now, lastStep: 0))
        );
        Assert.Null(Totp.Find(s_key, Totp.Code(s_key, step - 2), now, lastStep: 0));
        Assert.Null(Totp.Find(s_key, Totp.Code(s_key, step + 2), now, lastStep: 0));
        Assert.Null(Totp.Find(s_key, Totp.Code(s_key, step), now, lastStep: step));
        Assert.Null(Totp.Find(s_key, "", now, lastStep: 0));
    }

    [Fact]
    public void Blanks_in_a_code_do_not_matter()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_234_567_890);
        Assert.NotNull(Totp.Find(s_key, " 005 924 ", now, lastStep: 0));
    }

    [Theory]
    // RFC 4648.
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Keys_are_spelled_in_base_32(string text, string spelled) =>
        Assert.Equal(spelled, Totp.Spell(Encoding.ASCII.GetBytes(text)));
}
