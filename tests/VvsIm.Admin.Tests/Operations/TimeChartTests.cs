using Bunit;
using VvsIm.Admin.Operations.Charts;
using VvsIm.Admin.Tests.Server;

namespace VvsIm.Admin.Tests.Operations;

public sealed class TimeChartTests : ConsoleContext
{
    private static readonly DateTimeOffset s_from = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_time_in_which_nothing_was_measured_is_a_gap()
    {
        var chart = Chart((0, 1), (1, 2), (2, 3), (10, 4), (11, 5));

        Assert.Equal(2, chart.FindAll(".chart-line").Count);
    }

    [Fact]
    public void What_it_draws_is_told_in_words_and_as_a_table()
    {
        var chart = Chart((0, 4), (1, 9), (2, 7));

        Assert.Equal("People. now 7. Highest 9.", chart.Find("svg").GetAttribute("aria-label"));
        Assert.Equal(["7", "9", "4"], chart.FindAll("tbody td").Select(cell => cell.TextContent));
    }

    [Fact]
    public void Nothing_at_all_is_said_and_not_drawn()
    {
        var chart = Chart();

        Assert.Empty(chart.FindAll("svg"));
        Assert.Contains("Nothing was measured", chart.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<TimeChart> Chart(params (int Minute, double Value)[] points) =>
        Render<TimeChart>(parameters =>
            parameters
                .Add(chart => chart.Title, "People")
                .Add(chart => chart.From, s_from)
                .Add(chart => chart.To, s_from.AddHours(1))
                .Add(chart => chart.Step, TimeSpan.FromMinutes(1))
                .Add(
                    chart => chart.Lines,
                    [
                        new ChartLine(
                            "People",
                            points.ToDictionary(point => s_from.AddMinutes(point.Minute), point => (double?)point.Value)
                        ),
                    ]
                )
        );
}
