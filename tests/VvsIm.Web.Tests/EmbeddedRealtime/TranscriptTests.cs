using VvsIm.Core.Realtime;

namespace VvsIm.Web.Tests.EmbeddedRealtime;

public sealed class TranscriptTests
{
    public static TheoryData<string> Scenarios => [.. Transcript.Names];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public async Task The_hub_answers_as_Centrifugo_does(string scenario)
    {
        await using var host = await HubHost.StartAsync(TranscriptConfig.Apply);
        await SayWhatWasSaidBeforeAsync(scenario, host);
        await using var player = new TranscriptPlayer(host);
        await player.PlayAsync(scenario);
    }

    // Two scenarios were recorded with something in the channels already that the recording does not show.
    private static async Task SayWhatWasSaidBeforeAsync(string scenario, HubHost host)
    {
        Publication[] before = scenario switch
        {
            "api-batch" => [new Publication(["usr:u1", "usr:u2"], """{"n":1}"""u8.ToArray(), null)],
            "api-reads" =>
            [
                new Publication(["conv:h"], """{"n":1}"""u8.ToArray(), null),
                new Publication(["conv:h"], """{"n":2}"""u8.ToArray(), null),
                new Publication(["conv:h"], """{"n":3}"""u8.ToArray(), null),
            ],
            _ => [],
        };
        var errors = await host.Realtime.PublishAsync(before, TestContext.Current.CancellationToken);
        Assert.All(errors, Assert.Null);
    }
}
