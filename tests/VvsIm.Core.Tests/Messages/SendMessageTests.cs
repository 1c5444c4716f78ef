using VvsIm.Contracts;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Messages;

public sealed class SendMessageTests : HostTest
{
    [Fact]
    public async Task A_message_is_stored_as_it_was_sent()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        const string text = "  Zeile eins\n\"zwei\" \\ 上海 👩‍👩‍👧 مرحبا\ttab  ";

        var sent = await ann.SendAsync(room, text);

        var page = await bo.Api.Messages.NewestAsync(room, cancellationToken: Stop);
        var stored = Assert.Single(page.Items);
        Assert.Equal(sent, stored);
        Assert.Equal(text, stored.Text);
        Assert.Equal((1, 1), (stored.Seq, stored.Change));
        Assert.Equal(ann.Id, stored.SenderId);
    }

    [Fact]
    public async Task Two_hundred_concurrent_sends_of_fifty_people_are_numbered_without_hole_or_double()
    {
        var people = await Host.SignUpManyAsync(50);
        var room = await people[0].CreateGroupAsync("Everybody", people[1..]);

        var sent = await Task.WhenAll(
            people.SelectMany(person =>
                Enumerable.Range(0, 4).Select(n => person.SendAsync(room, $"{person.Name} {n}"))
            )
        );

        var expected = Enumerable.Range(1, 200).Select(n => (long)n).ToArray();
        Assert.Equal(expected, sent.Select(message => message.Seq).Order());
        Assert.Equal(expected, sent.Select(message => message.Change).Order());
        var stored = await people[7].ReadAllAsync(room);
        Assert.Equal(sent.OrderBy(message => message.Seq), stored);
        Assert.Equal(stored.Select(message => message.CreatedAt), stored.Select(message => message.CreatedAt).Order());
    }

    [Fact]
    public async Task The_same_client_id_fifty_times_at_once_is_one_message()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var clientId = Guid.CreateVersion7();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(n => ann.Api.Messages.SendAsync(room, clientId, $"try {n}", Stop))
        );

        Assert.Single(answers.Distinct());
        Assert.Equal(answers[0], Assert.Single(await bo.ReadAllAsync(room)));
    }

    [Fact]
    public async Task A_retry_gets_the_stored_message_with_200_and_burns_no_number()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var body = new { clientId = Guid.CreateVersion7(), text = "once" };

        var first = await ann.PostAsync($"api/conversations/{room}/messages", body);
        var second = await ann.PostAsync($"api/conversations/{room}/messages", body);
        var next = await ann.SendAsync(room, "twice");

        Assert.Equal(
            (System.Net.HttpStatusCode.Created, System.Net.HttpStatusCode.OK),
            (first.StatusCode, second.StatusCode)
        );
        Assert.Equal(2, next.Seq);
    }

    [Fact]
    public async Task Two_senders_may_use_the_same_client_id()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var clientId = Guid.CreateVersion7();

        var messages = await Task.WhenAll(
            ann.Api.Messages.SendAsync(room, clientId, "mine", Stop),
            bo.Api.Messages.SendAsync(room, clientId, "mine too", Stop)
        );

        Assert.Equal([1, 2], messages.Select(message => message.Seq).Order());
    }

    [Fact]
    public async Task One_client_id_serves_two_conversations()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var (direct, group) = (await ann.OpenDirectAsync(bo), await ann.CreateGroupAsync("Ops", bo));
        var clientId = Guid.CreateVersion7();

        var messages = await Task.WhenAll(
            ann.Api.Messages.SendAsync(direct, clientId, "here", Stop),
            ann.Api.Messages.SendAsync(group, clientId, "and there", Stop)
        );

        Assert.All(messages, message => Assert.Equal(1, message.Seq));
    }

    [Fact]
    public async Task A_stranger_among_concurrent_senders_fails_alone()
    {
        var people = await Host.SignUpManyAsync(10);
        var stranger = await Host.SignUpAsync("Stranger");
        var room = await people[0].CreateGroupAsync("Ours", people[1..]);

        var refused = Enumerable
            .Range(0, 10)
            .Select(_ => Assert.ThrowsAsync<ProblemException>(() => stranger.SendAsync(room, "let me in")));
        var sent = people.Select(person => person.SendAsync(room, "hello"));
        await Task.WhenAll(refused.Cast<Task>().Concat(sent));

        var stored = await people[0].ReadAllAsync(room);
        Assert.Equal(10, stored.Count);
        Assert.DoesNotContain(stored, message => message.SenderId == stranger.Id);
    }

    [Theory]
    [InlineData("""{"text":"no id"}""", "invalid", "clientId")]
    [InlineData("""{"clientId":"00000000-0000-0000-0000-000000000000","text":"x"}""", "invalid", "clientId")]
    [InlineData("""{"clientId":"0198c0de-0000-7000-8000-000000000001"}""", "invalid", "text")]
    [InlineData("""{"clientId":"0198c0de-0000-7000-8000-000000000001","text":" \n\t "}""", "invalid", "text")]
    [InlineData("""{"clientId":"0198c0de-0000-7000-8000-000000000001","text":"nul \u0000"}""", "invalid", "text")]
    [InlineData("""{"clientId":"0198c0de-0000-7000-8000-000000000001","text":"half \ud83d"}""", "malformed_body", null)]
    [InlineData("""{"clientId":"not a uuid","text":"x"}""", "malformed_body", null)]
    [InlineData("""{"clientId":42,"text":"x"}""", "malformed_body", null)]
    [InlineData("""[]""", "malformed_body", null)]
    [InlineData("""{""", "malformed_body", null)]
    [InlineData("", "malformed_body", null)]
    public async Task A_bad_body_is_refused_with_a_code_and_the_field(string body, string code, string? field)
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);

        var problem = await ann.RefusedAsync(HttpMethod.Post, $"api/conversations/{room}/messages", body);

        Assert.Equal((400, code), (problem.Status, problem.Code));
        if (field is not null)
            Assert.Contains(field, problem.Errors!.Keys);
        Assert.Empty(await ann.ReadAllAsync(room));
    }

    [Fact]
    public async Task The_longest_message_is_taken_and_one_character_more_is_not()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);

        var longest = await ann.SendAsync(room, new string('ж', Limits.MessageLength));
        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            ann.SendAsync(room, new string('ж', Limits.MessageLength + 1))
        );

        Assert.Equal(Limits.MessageLength, longest.Text.Length);
        Assert.Equal(ProblemCodes.LimitExceeded, refused.Code);
        Assert.Contains(nameof(Limits.MessageLength), refused.Problem.Title);
    }
}
