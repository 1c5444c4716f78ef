using Microsoft.Extensions.DependencyInjection;
using VvsIm.Web.Client.Later;
using VvsIm.Web.Client.Shell;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Later;

public sealed class PresetTests : ChatTest
{
    [Theory]
    [InlineData("2026-05-17T22:30:00Z", "2026-05-18", "2026-05-18")]
    [InlineData("2026-05-18T08:00:00Z", "2026-05-19", "2026-05-25")]
    [InlineData("2026-05-23T08:00:00Z", "2026-05-24", "2026-05-25")]
    [InlineData("2026-12-31T08:00:00Z", "2027-01-01", "2027-01-04")]
    public async Task Tomorrow_and_next_monday_are_at_nine_as_the_viewer_sees_it(
        string now,
        string tomorrow,
        string monday
    )
    {
        await StartAsync();
        var at = DateTimeOffset.Parse(now);
        var offered = Preset.Offered(Services.GetRequiredService<Clock>(), at);
        Assert.Equal(
            [
                at.AddMinutes(20),
                at.AddHours(1),
                DateTimeOffset.Parse($"{tomorrow}T09:00:00Z"),
                DateTimeOffset.Parse($"{monday}T09:00:00Z"),
            ],
            offered.Select(preset => preset.At)
        );
        Assert.Equal(
            ["In 20 minutes", "In 1 hour", "Tomorrow at 9:00", "Next Monday at 9:00"],
            offered.Select(preset => preset.Label)
        );
    }
}
