using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using VvsIm.Core.Realtime;

namespace VvsIm.Core.Tests.Realtime;

public sealed class CentrifugoRealtimeTests : IAsyncLifetime
{
    private static readonly Guid Ann = Guid.Parse("0199aa00-0000-7000-8000-000000000001");
    private static readonly Guid Bo = Guid.Parse("0199aa00-0000-7000-8000-000000000002");

    private StandInCentrifugo centrifugo = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => centrifugo = await StandInCentrifugo.StartAsync();

    public ValueTask DisposeAsync() => centrifugo.DisposeAsync();

    [Fact]
    public async Task A_batch_is_said_as_Centrifugo_reads_it()
    {
        using var api = Api();
        await new CentrifugoRealtime(api).PublishAsync(
            [
                Publication("k1", """{"n":1}""", "conv:1"),
                Publication(null, """ {"n" : 2} """, "usr:1", "usr:2"),
                Publication(null, """{"n":3}""", "conv:1") with
                {
                    Transient = true,
                },
            ],
            Stop
        );

        var (method, body) = Assert.Single(centrifugo.Requests);
        Assert.Equal("batch", method);
        var expected = JsonNode.Parse(
            """
            {"commands":[
              {"publish":{"channel":"conv:1","data":{"n":1},"idempotency_key":"k1"}},
              {"broadcast":{"channels":["usr:1","usr:2"],"data":{"n":2}}},
              {"publish":{"channel":"conv:1","data":{"n":3},"skip_history":true}}]}
            """
        );
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(body)), body);
    }

    [Fact]
    public async Task A_channel_that_does_not_exist_is_refused_for_good_and_alone()
    {
        using var api = Api();
        var errors = await new CentrifugoRealtime(api).PublishAsync(
            [
                Publication("1", "1", "conv:1"),
                Publication("2", "2", "nope:1"),
                Publication("3", "3", "usr:1", "nope:1", "usr:2"),
            ],
            Stop
        );
        Assert.Null(errors[0]);
        Assert.Equal(new PublicationError(102, "unknown channel"), errors[1]);
        Assert.Equal(102, errors[2]!.Code);
        Assert.Equal(["conv:1", "usr:1", "usr:2"], centrifugo.Delivered.Select(each => each.Channel));
    }

    [Fact]
    public async Task A_broadcast_that_failed_in_part_is_repeated_whole_and_delivered_once()
    {
        using var api = Api();
        var realtime = new CentrifugoRealtime(api);
        Publication[] publications =
        [
            Publication("1", "1", "usr:1", "usr:2", "usr:3"),
            Publication("2", "2", "usr:1", "usr:2"),
        ];
        centrifugo.Faltering = "usr:2";
        await Assert.ThrowsAsync<RealtimeUnavailableException>(() => realtime.PublishAsync(publications, Stop));

        centrifugo.Faltering = null;
        Assert.All(await realtime.PublishAsync(publications, Stop), Assert.Null);
        Assert.Equal(
            [("usr:1", "1"), ("usr:1", "2"), ("usr:2", "1"), ("usr:2", "2"), ("usr:3", "1")],
            centrifugo.Delivered.Order()
        );
    }

    [Fact]
    public async Task A_refusal_beside_a_passing_failure_still_means_repeat()
    {
        using var api = Api();
        centrifugo.Faltering = "usr:2";
        await Assert.ThrowsAsync<RealtimeUnavailableException>(() =>
            new CentrifugoRealtime(api).PublishAsync([Publication("1", "1", "nope:1", "usr:2")], Stop)
        );
    }

    [Fact]
    public async Task A_large_group_is_said_in_parts_and_each_channel_keeps_its_order()
    {
        using var api = Api();
        var channels = Enumerable.Range(0, 5_000).Select(n => $"usr:{n}").ToArray();
        await new CentrifugoRealtime(api).PublishAsync(
            [Publication("1", "1", channels), Publication("2", "2", channels), Publication("3", "3", "usr:7")],
            Stop
        );
        Assert.Equal(10_001, centrifugo.Delivered.Count);
        Assert.Equal(
            ["1", "2", "3"],
            centrifugo.Delivered.Where(each => each.Channel == "usr:7").Select(each => each.Data)
        );
        var commands = centrifugo.Requests.SelectMany(each => JsonNode.Parse(each.Body)!["commands"]!.AsArray());
        Assert.All(
            commands.Select(command => command!["broadcast"]).OfType<JsonNode>(),
            broadcast => Assert.InRange(broadcast["channels"]!.AsArray().Count, 1, 1_000)
        );
    }

    [Fact]
    public async Task Much_data_is_cut_into_several_requests()
    {
        using var api = Api();
        var text = $"\"{new string('x', 300_000)}\"";
        var errors = await new CentrifugoRealtime(api).PublishAsync(
            [.. Enumerable.Range(0, 10).Select(n => Publication($"{n}", text, "conv:1"))],
            Stop
        );
        Assert.All(errors, Assert.Null);
        Assert.Equal(10, centrifugo.Delivered.Count);
        Assert.InRange(centrifugo.Requests.Count, 3, 5);
        Assert.All(centrifugo.Requests, request => Assert.InRange(request.Body.Length, 1, 1024 * 1024));
    }

    [Fact]
    public async Task One_publication_that_is_no_JSON_does_not_hold_up_the_others()
    {
        using var api = Api();
        var errors = await new CentrifugoRealtime(api).PublishAsync(
            [Publication("1", "1", "conv:1"), Publication("2", "{nope", "conv:1"), Publication("3", "3", "conv:1")],
            Stop
        );
        Assert.Equal(new int?[] { null, 107, null }, errors.Select(error => error?.Code));
        Assert.Equal(["1", "3"], centrifugo.Delivered.Select(each => each.Data));
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    public async Task A_status_that_is_no_answer_means_repeat(HttpStatusCode status)
    {
        using var api = Api();
        var realtime = new CentrifugoRealtime(api);
        centrifugo.Failure = status;
        var failure = await Assert.ThrowsAsync<RealtimeUnavailableException>(() => PublishOneAsync(realtime));
        Assert.Contains(((int)status).ToString(), failure.Message, StringComparison.Ordinal);

        centrifugo.Failure = null;
        await PublishOneAsync(realtime);
        Assert.Single(centrifugo.Delivered);
    }

    [Fact]
    public async Task A_wrong_key_says_so_and_loses_nothing()
    {
        using var api = Api("a wrong key");
        var failure = await Assert.ThrowsAsync<RealtimeUnavailableException>(() =>
            PublishOneAsync(new CentrifugoRealtime(api))
        );
        Assert.Contains("Realtime:ApiKey", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>Welcome</html>")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"replies":[]}""")]
    [InlineData("""{"replies":[5]}""")]
    [InlineData("""{"replies":[{"error":"no"}]}""")]
    [InlineData("""{"replies":[{"error":{"code":"107","message":5}}]}""")]
    [InlineData("""{"replies":[{"publish":{}},{"publish":{}}]}""")]
    public async Task What_is_not_a_Centrifugo_counts_as_none(string answer)
    {
        using var api = Api();
        centrifugo.Nonsense = answer;
        await Assert.ThrowsAsync<RealtimeUnavailableException>(() => PublishOneAsync(new CentrifugoRealtime(api)));
    }

    [Fact]
    public async Task Silence_is_given_up_after_the_time_configured()
    {
        using var api = Api(timeout: TimeSpan.FromMilliseconds(200));
        centrifugo.Hangs = true;
        await Assert.ThrowsAsync<RealtimeUnavailableException>(() => PublishOneAsync(new CentrifugoRealtime(api)));
    }

    [Fact]
    public async Task Nobody_at_the_address_means_repeat()
    {
        using var api = Api();
        await centrifugo.DisposeAsync();
        await Assert.ThrowsAsync<RealtimeUnavailableException>(() => PublishOneAsync(new CentrifugoRealtime(api)));
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_not_told_of_a_failure()
    {
        using var api = Api();
        centrifugo.Hangs = true;
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var publishing = new CentrifugoRealtime(api).PublishAsync([Publication("1", "1", "conv:1")], caller.Token);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => publishing);
    }

    [Fact]
    public async Task Nothing_to_publish_asks_nothing()
    {
        using var api = Api();
        Assert.Empty(await new CentrifugoRealtime(api).PublishAsync([], Stop));
        Assert.Empty(centrifugo.Requests);
    }

    [Fact]
    public async Task Unsubscribe_and_disconnect_name_the_user()
    {
        using var api = Api();
        var realtime = new CentrifugoRealtime(api);
        await realtime.UnsubscribeAsync(Ann, "conv:1", Stop);
        await realtime.DisconnectAsync(Ann, Stop);
        Assert.Equal(
            [
                ("unsubscribe", $$"""{"user":"{{Ann}}","channel":"conv:1"}"""),
                ("disconnect", $$"""{"user":"{{Ann}}"}"""),
            ],
            centrifugo.Requests
        );
    }

    [Fact]
    public async Task Presence_names_each_user_once_and_info_adds_up_the_nodes()
    {
        using var api = Api();
        var realtime = new CentrifugoRealtime(api);
        Assert.Equal([Ann, Bo], (await realtime.PresenceAsync("conv:1", Stop)).Order());
        Assert.Equal(new RealtimeInfo(4, 3), await realtime.InfoAsync(Stop));
    }

    [Fact]
    public async Task Presence_where_there_is_none_names_the_cause()
    {
        using var api = Api();
        var failure = await Assert.ThrowsAsync<RealtimeUnavailableException>(() =>
            new CentrifugoRealtime(api).PresenceAsync("usr:1", Stop)
        );
        Assert.Contains("108", failure.Message, StringComparison.Ordinal);
    }

    private static Publication Publication(string? key, string json, params string[] channels) =>
        new(channels, Encoding.UTF8.GetBytes(json), key);

    private static async Task PublishOneAsync(CentrifugoRealtime realtime) =>
        Assert.Null(Assert.Single(await realtime.PublishAsync([Publication("1", "1", "conv:1")], Stop)));

    private CentrifugoApi Api(string key = StandInCentrifugo.Key, TimeSpan? timeout = null) =>
        new(
            Options.Create(
                new RealtimeOptions
                {
                    Provider = RealtimeProvider.Centrifugo,
                    ApiUrl = centrifugo.ApiUrl,
                    ApiKey = key,
                    ApiTimeout = timeout ?? TimeSpan.FromSeconds(10),
                }
            )
        );
}
