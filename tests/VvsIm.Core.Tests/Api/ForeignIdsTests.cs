using System.Text;
using System.Text.Json.Nodes;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Api;

/// <summary>Ids of other people's things inside requests about one's own.</summary>
public sealed class ForeignIdsTests : HostTest
{
    [Fact]
    public async Task What_is_not_for_one_is_answered_like_what_does_not_exist()
    {
        var stage = await Stage.SetAsync(Host, Stop);
        var scene = await stage.NewSceneAsync(Stop);
        var own = await stage.Outsider.CreateGroupAsync("Own");
        var person = stage.Owner.Id;
        var message = scene.Said[person];
        (string Method, string Path, Func<Guid, string> Body, Guid Theirs)[] attempts =
        [
            ("POST", "api/conversations/direct", id => $$"""{"userId":"{{id}}"}""", person),
            ("POST", "api/conversations", id => $$"""{"kind":"group","title":"x","memberIds":["{{id}}"]}""", person),
            (
                "POST",
                "api/conversations",
                id => $$"""{"kind":"group","title":"x","memberIds":[],"workspaceId":"{{id}}"}""",
                scene.Workspace
            ),
            ("POST", $"api/conversations/{own}/members", id => $$"""{"userIds":["{{id}}"]}""", person),
            ("DELETE", $"api/conversations/{own}/members/{{0}}", _ => "", person),
            ("PATCH", $"api/conversations/{own}/members/{{0}}", _ => """{"role":"admin"}""", person),
            (
                "POST",
                $"api/conversations/{own}/messages",
                id => $$"""{"clientId":"11111111-1111-1111-1111-111111111111","text":"","forwardId":"{{id}}"}""",
                message
            ),
            ("POST", "api/realtime/subscribe", id => $$"""{"channel":"{{Channels.Conversation(id)}}"}""", scene.Room),
            ("POST", "api/realtime/subscribe", id => $$"""{"channel":"{{Channels.Workspace(id)}}"}""", scene.Workspace),
            ("POST", "api/realtime/subscribe", id => $$"""{"channel":"{{Channels.User(id)}}"}""", person),
            ("PUT", "api/conversations/pins", id => $$"""{"ids":["{{id}}"]}""", scene.Room),
            ("GET", "api/users?ids={0}", _ => "", person),
            ("GET", "api/presence?ids={0}", _ => "", person),
            ("GET", "api/channels?workspaceId={0}", _ => "", scene.Workspace),
        ];
        foreach (var (method, path, body, theirs) in attempts)
        {
            var (answer, nobodys) = (
                await AskAsync(stage.Outsider, method, path, body, theirs),
                await AskAsync(stage.Outsider, method, path, body, Guid.CreateVersion7())
            );
            Assert.True(nobodys == answer, $"{method} {path}: {answer} is not {nobodys}");
        }
    }

    private static async Task<string> AskAsync(Tester who, string method, string path, Func<Guid, string> body, Guid id)
    {
        using var request = new HttpRequestMessage(
            new(method),
            path.Replace("{0}", id.ToString(), StringComparison.Ordinal)
        );
        if (method is not ("GET" or "DELETE"))
            request.Content = new StringContent(body(id), Encoding.UTF8, "application/json");
        using var response = await who.Http.SendAsync(request, Stop);
        var text = await response.Content.ReadAsStringAsync(Stop);
        if (text.Length > 0 && JsonNode.Parse(text) is JsonObject answer)
        {
            // Times and numbers in the logs differ in every answer.
            answer.Remove("traceId");
            answer.Remove("at");
            text = answer.ToJsonString();
        }
        return $"{(int)response.StatusCode} {text}";
    }
}
