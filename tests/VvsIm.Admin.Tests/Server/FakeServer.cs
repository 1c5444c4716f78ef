using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Contracts.Operations;

namespace VvsIm.Admin.Tests.Server;

/// <summary>The server as the console sees it: a few answers, which a test may change at any time.</summary>
internal sealed class FakeServer : HttpMessageHandler
{
    private readonly ConcurrentQueue<string> _requests = new();

    public FakeServer()
    {
        Me = () => Json(Operator);
        Login = () => new HttpResponseMessage(HttpStatusCode.OK);
        Overview = () => Json(Quiet);
        Users = _ => Json(Accounts(0));
    }

    public static Me Operator =>
        new()
        {
            Id = Guid.Parse("01980000-0000-7000-8000-000000000001"),
            Email = "olga@example.com",
            DisplayName = "Olga Operator",
            Roles = [Roles.Operator],
            Workspaces = [],
        };

    public static Overview Quiet =>
        new()
        {
            Users = 12,
            Conversations = 3,
            Messages = 4_321,
            MessagesLastMinute = 7,
            OutboxDepth = 0,
            OutboxLagSeconds = 0,
            OutboxDead = 0,
            Connections = 5,
            UsersOnline = 4,
            DatabaseBytes = 12 * 1024 * 1024,
            At = DateTimeOffset.UnixEpoch,
        };

    public static OverviewHistory NoHistory =>
        new()
        {
            Range = HistoryRange.Hour,
            StepSeconds = 60,
            From = DateTimeOffset.UnixEpoch,
            To = DateTimeOffset.UnixEpoch.AddHours(1),
            Points = [],
        };

    public Func<HttpResponseMessage> Me { get; set; }
    public Func<HttpResponseMessage> Login { get; set; }
    public Func<HttpResponseMessage> Overview { get; set; }
    public Func<string, HttpResponseMessage> Users { get; set; }

    /// <summary>Answers whatever else is asked; null: there is no such thing.</summary>
    public Func<HttpMethod, string, HttpResponseMessage?> Others { get; set; } = (_, _) => null;

    /// <summary>Method, path and query of every request, the first one first.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    public IEnumerable<string> RequestsOf(string path) =>
        Requests.Where(request => request.Contains(path, StringComparison.Ordinal));

    public static Listing<UserAccount> Accounts(int count, int total = 0) =>
        new()
        {
            Items =
            [
                .. Enumerable
                    .Range(1, count)
                    .Select(i => new UserAccount
                    {
                        Id = Guid.CreateVersion7(),
                        Email = $"person{i}@example.com",
                        DisplayName = $"Person {i}",
                        CreatedAt = DateTimeOffset.UnixEpoch,
                        Roles = i == 1 ? [Roles.Operator] : [],
                        State = UserState.Active,
                    }),
            ],
            Total = Math.Max(count, total),
        };

    public static HttpResponseMessage Json<T>(T body) =>
        new(HttpStatusCode.OK) { Content = JsonContent.Create(body, typeof(T), null, VvsImJson.Default.Options) };

    public static HttpResponseMessage Problem(HttpStatusCode status, string code) =>
        new(status)
        {
            Content = JsonContent.Create(
                new Problem
                {
                    Code = code,
                    Status = (int)status,
                    TraceId = "trace-1",
                },
                VvsImJson.Default.Problem
            ),
        };

    public static HttpResponseMessage SignedOut() => Problem(HttpStatusCode.Unauthorized, ProblemCodes.Unauthenticated);

    public static HttpResponseMessage Unreachable() => throw new HttpRequestException("no route to host");

    public static HttpResponseMessage Nonsense() =>
        new(HttpStatusCode.OK) { Content = new StringContent("<html>", Encoding.UTF8, "application/json") };

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var path = request.RequestUri!.PathAndQuery;
        _requests.Enqueue($"{request.Method} {path}");
        try
        {
            return Task.FromResult(Others(request.Method, path) ?? Answer(request.RequestUri));
        }
        catch (HttpRequestException e)
        {
            return Task.FromException<HttpResponseMessage>(e);
        }
    }

    private HttpResponseMessage Answer(Uri uri) =>
        uri.AbsolutePath switch
        {
            "/api/me" => Me(),
            "/api/auth/login" => Login(),
            "/api/auth/reauthenticate" => new HttpResponseMessage(HttpStatusCode.NoContent),
            "/api/auth/logout" => new HttpResponseMessage(HttpStatusCode.NoContent),
            "/api/admin/overview" => Overview(),
            "/api/admin/overview/history" => Json(NoHistory),
            "/api/admin/users" => Users(uri.Query),
            _ => Problem(HttpStatusCode.NotFound, ProblemCodes.NotFound),
        };
}
