using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using VvsIm.Contracts;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;
using static VvsIm.Testing.InviteOperations;

namespace VvsIm.Core.Tests.Moderation.Bans;

/// <summary>A ban, met by everything that somebody may hold in their hands.</summary>
public sealed class EveryDeviceTests : HostTest
{
    [Fact]
    public async Task Three_open_devices_are_closed_within_a_second_and_none_of_their_tokens_works()
    {
        var (op, ann, bo) = (
            await Host.SignInOperatorAsync(),
            await Host.SignUpAsync("Ann"),
            await Host.SignUpAsync("Bo")
        );
        var room = await ann.CreateGroupAsync("General", bo);
        using var browser = Host.NewBrowser();
        var cookie = new VvsImClient(browser);
        await cookie.Accounts.LoginWithCookieAsync(new(bo.Email, Tester.Password), Stop);
        var tokens = await Host.Anybody.Api.Accounts.LoginAsync(new(bo.Email, Tester.Password), Stop);
        var phone = await Tester.SignInAsync(Host.Url, bo.Email);
        await using var first = await Listener.OpenAsync(bo, _ => { });
        await using var second = await Listener.OpenAsync(phone, _ => { });
        await using var third = await Listener.OpenAsync(bo with { Http = browser }, _ => { });
        var connection = await bo.Api.Realtime.TokenAsync(Stop);
        var subscription = await bo.Api.Realtime.SubscribeAsync(Channels.Conversation(room), Stop);

        var clock = Stopwatch.StartNew();
        await op.Api.Moderation.BanAsync(bo.Id, new(Reason: "spam"), Stop);
        await Task.WhenAll(first.Closed, second.Closed, third.Closed).WaitAsync(TimeSpan.FromSeconds(1), Stop);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(1), $"It took {clock.Elapsed}.");

        Assert.Equal(ProblemCodes.Banned, (await RefusedAsync(() => bo.Api.Accounts.MeAsync(Stop))).Code);
        Assert.Equal(ProblemCodes.Banned, (await RefusedAsync(() => cookie.Accounts.MeAsync(Stop))).Code);
        Assert.Equal(
            ProblemCodes.Banned,
            (await RefusedAsync(() => Host.Anybody.Api.Accounts.RefreshAsync(tokens.RefreshToken, Stop))).Code
        );
        // Centrifugo's numbers: a connection token of before counts as expired, a subscription token does on a connection of anybody's.
        Assert.Equal(109, await TryAsync(connection.Url, connection.Token, null));
        var anns = await ann.Api.Realtime.TokenAsync(Stop);
        Assert.NotEqual(0, await TryAsync(anns.Url, anns.Token, (Channels.Conversation(room), subscription)));
    }

    private static async Task<int> TryAsync(string url, string token, (string Channel, string Token)? subscription)
    {
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri(url), Stop);
        var reply = await AskAsync(
            socket,
            new JsonObject
            {
                ["id"] = 1,
                ["connect"] = new JsonObject { ["token"] = token },
            }
        );
        if (subscription is not { } wanted || reply.Error != 0)
            return reply.Error;
        return (
            await AskAsync(
                socket,
                new JsonObject
                {
                    ["id"] = 2,
                    ["subscribe"] = new JsonObject { ["channel"] = wanted.Channel, ["token"] = wanted.Token },
                }
            )
        ).Error;
    }

    // The code of an error, or of the close that came instead of an answer; 0: it was taken.
    private static async Task<(int Error, JsonNode? Reply)> AskAsync(ClientWebSocket socket, JsonObject command)
    {
        await socket.SendAsync(Encoding.UTF8.GetBytes(command.ToJsonString()), WebSocketMessageType.Text, true, Stop);
        var id = (int)command["id"]!;
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), Stop);
            if (part.MessageType == WebSocketMessageType.Close)
                return ((int)socket.CloseStatus!, null);
            foreach (var line in Encoding.UTF8.GetString(buffer, 0, part.Count).Split('\n'))
                if (JsonNode.Parse(line) is JsonObject reply && (int?)reply["id"] == id)
                    return ((int?)reply["error"]?["code"] ?? 0, reply);
        }
    }
}
