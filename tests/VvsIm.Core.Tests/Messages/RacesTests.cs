using System.Text.Json;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;
using VvsIm.Web.Client.Messages;

namespace VvsIm.Core.Tests.Messages;

/// <summary>Fifty people at once on the same few messages: one agreed state, and a number for everything that happened.</summary>
public sealed class RacesTests : HostTest
{
    private const int People = 50;

    [Fact]
    public async Task Reactions_edits_and_pins_of_fifty_people_end_in_one_state_without_a_hole()
    {
        var people = await Host.SignUpManyAsync(People);
        var room = await people[0].CreateGroupAsync("Everybody", people[1..]);
        var mine = await Task.WhenAll(people.Take(5).Select(person => person.SendAsync(room, "mine")));
        var log = new MessageLog(people[0].Id);
        log.Load(await people[0].Api.Messages.NewestAsync(room, cancellationToken: Stop));
        var heard = new System.Collections.Concurrent.ConcurrentQueue<MessageEvent>();
        await using var listener = await Listener.OpenAsync(
            people[0],
            happened =>
            {
                if (happened is MessageEvent one)
                    heard.Enqueue(one);
            }
        );

        await Task.WhenAll(people.Select((person, n) => ActAsync(person, mine, new Random(n))));

        var last = (await people[0].ConversationAsync(room)).Change;
        await Eventually.TrueAsync(() => heard.Any(one => one.Change == last), "the last change is heard", Stop);
        // The line was opened after five were said; how many of them still come is a matter of time.
        var numbers = heard.Select(one => one.Change).Where(change => change > 5).Distinct().Order().ToArray();
        Assert.Equal(Enumerable.Range(6, numbers.Length).Select(n => (long)n), numbers);
        Assert.Equal(last, numbers[^1]);

        foreach (var one in heard)
            log.Apply(one);
        Assert.Null(log.Missing);
        var fetched = await people[0].ReadAllAsync(room);
        Assert.Equal(fetched.Select(Text), log.Items.Select(Text));
        foreach (var message in fetched)
            Assert.Equal(
                await CountAsync(people[0], message),
                (message.Reactions ?? []).ToDictionary(reaction => reaction.Emoji, reaction => reaction.Count)
            );
    }

    private static async Task ActAsync(Tester who, Message[] messages, Random random)
    {
        for (var n = 0; n < 6; n++)
        {
            var message = messages[random.Next(messages.Length)];
            await (
                random.Next(4) switch
                {
                    0 => who.Api.Messages.ReactAsync(message.Id, "👍", Stop),
                    1 => who.Api.Messages.ReactAsync(message.Id, random.Next(2) == 0 ? "❤️" : "🎉", Stop),
                    2 => who.Api.Messages.UnreactAsync(message.Id, "👍", Stop),
                    _ when message.SenderId == who.Id => who.Api.Messages.EditAsync(message.Id, $"edit {n}", Stop),
                    _ when random.Next(2) == 0 => who.Api.Messages.PinAsync(message.Id, Stop),
                    _ => who.Api.Messages.UnpinAsync(message.Id, Stop),
                }
            );
        }
    }

    private static async Task<Dictionary<string, int>> CountAsync(Tester who, Message message)
    {
        var reactors = new List<Reactor>();
        string? cursor = null;
        do
        {
            var page = await who.Api.Messages.ReactorsAsync(message.Id, cursor: cursor, cancellationToken: Stop);
            reactors.AddRange(page.Items);
            cursor = page.NextCursor;
        } while (cursor is not null);
        return reactors.GroupBy(who => who.Emoji).ToDictionary(group => group.Key, group => group.Count());
    }

    private static string Text(Message message) => JsonSerializer.Serialize(message, VvsImJson.Default.Message);
}
