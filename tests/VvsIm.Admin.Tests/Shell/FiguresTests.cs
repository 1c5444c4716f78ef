using VvsIm.Admin.Shell;

namespace VvsIm.Admin.Tests.Shell;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1023, "1,023 bytes")]
    [InlineData(1024, "1.0 KB")]
    [InlineData(1024 * 1024 - 1, "1.0 MB")]
    [InlineData(150 * 1024, "150 KB")]
    [InlineData(8_600_000, "8.2 MB")]
    [InlineData(3L << 40, "3.0 TB")]
    [InlineData(5000L << 40, "5,000 TB")]
    public void Bytes_are_in_the_unit_that_fits(long bytes, string text) => Assert.Equal(text, Figures.Bytes(bytes));

    [Theory]
    [InlineData(-3, "0 s")]
    [InlineData(0, "0 s")]
    [InlineData(0.42, "0.4 s")]
    [InlineData(59.9, "59 s")]
    [InlineData(60, "1 min")]
    [InlineData(3_599, "59 min")]
    [InlineData(7_200, "2 h")]
    [InlineData(86_400, "1 day")]
    [InlineData(200_000, "2 days")]
    public void Durations_are_in_the_unit_that_fits(double seconds, string text) =>
        Assert.Equal(text, Figures.Duration(TimeSpan.FromSeconds(seconds)));
}
