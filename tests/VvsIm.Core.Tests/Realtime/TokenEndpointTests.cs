using System.Net;
using VvsIm.Contracts;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Realtime;

public sealed class TokenEndpointTests : HostTest
{
    [Fact]
    public async Task Who_is_signed_in_gets_an_address_and_a_token()
    {
        var ann = await Host.SignUpAsync("Ann");
        var token = await ann.Api.Realtime.TokenAsync(Stop);
        Assert.Equal($"ws://{Host.Url.Authority}/connection/websocket", token.Url);
        Assert.Equal(3, token.Token.Split('.').Length);
    }

    [Fact]
    public async Task Nobody_else_gets_one()
    {
        var nobody = Host.Anybody;
        Assert.Equal(
            ProblemCodes.Unauthenticated,
            (await nobody.RefusedAsync(HttpMethod.Get, "api/realtime/token")).Code
        );
        Assert.Equal(
            ProblemCodes.Unauthenticated,
            (await nobody.RefusedAsync(HttpMethod.Post, "api/realtime/subscribe", """{"channel":"ws:1"}""")).Code
        );
    }

    [Fact]
    public async Task Members_may_subscribe_to_what_is_theirs()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.CreateGroupAsync("Ops", bo);
        var workspaces = await bo.GetAsync("api/workspaces", VvsImJson.Default.PageWorkspace);
        var workspace = Assert.Single(workspaces.Items);

        foreach (
            var channel in new[] { Channels.User(bo.Id), Channels.Conversation(room), Channels.Workspace(workspace.Id) }
        )
            Assert.Equal(3, (await bo.Api.Realtime.SubscribeAsync(channel, Stop)).Split('.').Length);
    }

    [Fact]
    public async Task Others_channels_are_forbidden_whether_they_exist_or_not()
    {
        var (ann, bo, cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));
        var room = await ann.CreateGroupAsync("Ops", bo);

        foreach (
            var channel in new[]
            {
                Channels.User(ann.Id),
                Channels.Conversation(room),
                Channels.Conversation(Guid.CreateVersion7()),
                Channels.Workspace(Guid.CreateVersion7()),
            }
        )
        {
            var problem = await cy.RefusedAsync(
                HttpMethod.Post,
                "api/realtime/subscribe",
                $$"""{"channel":"{{channel}}"}"""
            );
            Assert.Equal((ProblemCodes.Forbidden, (int)HttpStatusCode.Forbidden), (problem.Code, problem.Status));
        }
    }

    [Theory]
    [InlineData("""{"channel":"conv:1"}""")]
    [InlineData("""{"channel":"nope:0199aa00-0000-7000-8000-000000000001"}""")]
    [InlineData("""{"channel":"conv:0199AA00-0000-7000-8000-000000000001"}""")]
    [InlineData("""{"channel":"conv:0199aa00-0000-7000-8000-000000000001,usr:1"}""")]
    [InlineData("""{"channel":""}""")]
    [InlineData("""{"channel":null}""")]
    [InlineData("{}")]
    public async Task A_name_that_no_channel_has_is_invalid(string body)
    {
        var ann = await Host.SignUpAsync("Ann");
        var problem = await ann.RefusedAsync(HttpMethod.Post, "api/realtime/subscribe", body);
        Assert.Equal(ProblemCodes.Invalid, problem.Code);
        Assert.Equal(["channel"], problem.Errors!.Keys);
    }
}
