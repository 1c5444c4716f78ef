using VvsIm.Admin.Accounts;
using VvsIm.Admin.Tests.Server;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;

namespace VvsIm.Admin.Tests.Accounts;

public sealed class UsersTableTests
{
    [Fact]
    public async Task The_answer_to_an_earlier_question_never_replaces_a_later_one()
    {
        using var server = new SlowServer();
        using var http = new HttpClient(server) { BaseAddress = new Uri("http://localhost/") };
        using var table = new UsersTable(new VvsImClient(http));

        var first = table.LoadAsync("a", 0, 20, UserAccountSort.CreatedAt, descending: true);
        var second = table.LoadAsync("ab", 0, 20, UserAccountSort.CreatedAt, descending: true);
        server.Answers[1].SetResult(FakeServer.Json(FakeServer.Accounts(2)));
        await second;
        server.Answers[0].SetResult(FakeServer.Json(FakeServer.Accounts(9)));
        await first;

        Assert.Equal(2, table.Total);
        Assert.False(table.Loading);
        Assert.Null(table.Failure);
    }

    private sealed class SlowServer : HttpMessageHandler
    {
        public List<TaskCompletionSource<HttpResponseMessage>> Answers { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            Answers.Add(new TaskCompletionSource<HttpResponseMessage>());
            return Answers[^1].Task;
        }
    }
}
