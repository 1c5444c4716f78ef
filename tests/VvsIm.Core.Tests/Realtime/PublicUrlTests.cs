using VvsIm.Testing;

namespace VvsIm.Core.Tests.Realtime;

public sealed class PublicUrlTests : HostTest
{
    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?> { ["Realtime:PublicUrl"] = "wss://rt.example.com/connection/websocket" };

    [Fact]
    public async Task Clients_are_sent_to_the_configured_address()
    {
        var ann = await Host.SignUpAsync("Ann");
        Assert.Equal("wss://rt.example.com/connection/websocket", (await ann.Api.Realtime.TokenAsync(Stop)).Url);
    }
}
