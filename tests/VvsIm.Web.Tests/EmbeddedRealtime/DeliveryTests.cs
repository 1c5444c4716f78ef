using VvsIm.Contracts.Realtime;
using VvsIm.Core.Realtime;
using VvsIm.Testing;

namespace VvsIm.Web.Tests.EmbeddedRealtime;

/// <summary>The whole way in the real host: a message sent over HTTP comes out of another person's WebSocket.</summary>
public sealed class DeliveryTests : HostTest
{
    [Fact]
    public async Task A_message_reaches_the_other_person_on_their_own_channel_and_in_the_conversation()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var token = await bo.Api.Realtime.TokenAsync(Stop);
        await using var client = await WireClient.OpenAsync(new Uri(token.Url));
        var connected = await client.CallAsync("connect", new { token = token.Token });
        Assert.True((bool)connected["connect"]!["subs"]![Channels.User(bo.Id)]!["recoverable"]!);
        var conversation = Channels.Conversation(room);
        var subscription = await bo.Api.Realtime.SubscribeAsync(conversation, Stop);
        var subscribed = await client.CallAsync("subscribe", new { channel = conversation, token = subscription });
        Assert.NotNull(subscribed["subscribe"]);

        var message = await ann.SendAsync(room, "hello");

        // Being joined to the conversation may still be on its way.
        var heard = new HashSet<string>();
        while (!heard.SetEquals([Channels.User(bo.Id), conversation]))
        {
            var push = (await client.NextPushAsync())["push"]!;
            if ((string?)push["pub"]!["data"]!["message"]?["id"] == message.Id.ToString())
                Assert.True(heard.Add((string)push["channel"]!));
        }
    }

    [Fact]
    public async Task Who_is_disconnected_needs_a_new_token()
    {
        var ann = await Host.SignUpAsync("Ann");
        var token = await ann.Api.Realtime.TokenAsync(Stop);
        await using var client = await WireClient.OpenAsync(new Uri(token.Url));
        await client.CallAsync("connect", new { token = token.Token });

        await ((IRealtime)Host.Services.GetService(typeof(IRealtime))!).DisconnectAsync(ann.Id, Stop);

        Assert.Equal((3503, "force disconnect"), await client.UntilClosedAsync());
        await using var again = await WireClient.OpenAsync(new Uri(token.Url));
        Assert.NotNull((await again.CallAsync("connect", new { token = token.Token }))["error"]);
    }
}
