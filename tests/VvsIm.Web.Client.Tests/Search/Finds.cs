using System.Net;
using System.Net.Http.Json;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Search;

namespace VvsIm.Web.Client.Tests.Search;

/// <summary>Answers of <c>GET /api/search</c>.</summary>
internal static class Finds
{
    /// <summary>Answers searches, and nothing else.</summary>
    public static Func<HttpRequestMessage, HttpResponseMessage?> Answer(
        Func<System.Collections.Specialized.NameValueCollection, SearchPage> page
    ) =>
        request =>
            request.RequestUri!.AbsolutePath == "/api/search"
                ? new(HttpStatusCode.OK)
                {
                    Content = JsonContent.Create(
                        page(System.Web.HttpUtility.ParseQueryString(request.RequestUri.Query)),
                        VvsImJson.Default.SearchPage
                    ),
                }
                : null;

    /// <summary>A page of messages said by somebody in a group.</summary>
    public static SearchPage Page(User sender, Guid room, string? next, params string[] texts) =>
        new()
        {
            Items =
            [
                .. texts.Select(
                    (text, at) =>
                        new SearchHit
                        {
                            Id = Guid.CreateVersion7(),
                            ConversationId = room,
                            Seq = at + 1,
                            SenderId = sender.Id,
                            CreatedAt = DateTimeOffset.UnixEpoch,
                            Snippet = new(text, [new(0, Math.Min(5, text.Length))]),
                        }
                ),
            ],
            NextCursor = next,
            Conversations =
            [
                new()
                {
                    Id = room,
                    Kind = ConversationKind.Group,
                    Title = "Ops",
                },
            ],
            Users = [sender],
        };
}
