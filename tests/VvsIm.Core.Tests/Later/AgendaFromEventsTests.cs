using System.Collections.Concurrent;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;
using VvsIm.Web.Client.Later;

namespace VvsIm.Core.Tests.Later;

/// <summary>
/// What a device shows, led by events that come twice or are lost (and said to be), and by answers that come late, ends as what the
/// server has.
/// </summary>
public sealed class AgendaFromEventsTests : HostTest
{
    private const int Seeds = 12;
    private const int Actions = 25;

    private readonly ConcurrentQueue<RealtimeEvent> heard = new();

    [Fact]
    public async Task After_any_sequence_of_actions_a_device_shows_what_the_server_has()
    {
        for (var seed = 1; seed <= Seeds; seed++)
            await PlayAsync(new Random(seed), seed);
    }

    private async Task PlayAsync(Random random, int seed)
    {
        var ann = await Host.SignUpAsync("Ann");
        var room = await ann.OpenDirectAsync(ann);
        var messages = await ann.SendManyAsync(room, 4);
        var agenda = new Agenda();
        heard.Clear();
        await using var device = await Listener.OpenAsync(ann, heard.Enqueue);

        for (var n = 0; n < Actions; n++)
        {
            await ActAsync(ann, room, messages, random);
            if (random.Next(2) == 0)
                Hear(agenda, random);
            if (random.Next(3) == 0)
                await FetchAsync(ann, agenda, MeanwhileAsync);
        }
        await FetchAsync(ann, agenda, MeanwhileAsync);

        await Eventually.TrueAsync(
            async () =>
            {
                Hear(agenda, random: null);
                if (agenda.Needed)
                    await FetchAsync(ann, agenda, () => Task.CompletedTask);
                return !agenda.Needed
                    && agenda.Scheduled.Items.SequenceEqual(await ann.ScheduledAsync())
                    && agenda.Reminders.Items.SequenceEqual(await ann.RemindersAsync());
            },
            $"the device shows what the server has, seed {seed}",
            Stop
        );

        // The answer is on its way while something else happens, and is heard of first.
        async Task MeanwhileAsync()
        {
            Hear(agenda, random);
            if (!await ActAsync(ann, room, messages, random))
                return;
            await Eventually.TrueAsync(() => !heard.IsEmpty, "the device hears of it", Stop);
            Hear(agenda, random);
        }
    }

    private static async Task<bool> ActAsync(Tester ann, Guid room, Message[] messages, Random random)
    {
        var (scheduled, reminders) = (await ann.ScheduledAsync(), await ann.RemindersAsync());
        // Some at once, so that things come due in the middle of it.
        var ahead = random.Next(3) == 0 ? TimeSpan.Zero : TimeSpan.FromMinutes(random.Next(1, 100));
        try
        {
            await (
                random.Next(7) switch
                {
                    0 when scheduled.Length > 0 => ann.Api.Later.ChangeAsync(Any(scheduled).Id, new($"{ahead}"), Stop),
                    1 when scheduled.Length > 0 => ann.Api.Later.CancelAsync(Any(scheduled).Id, Stop),
                    2 when scheduled.Length > 0 => ann.Api.Later.SendNowAsync(Any(scheduled).Id, Stop),
                    3 when reminders.Length > 0 => ann.Api.Later.SnoozeAsync(
                        Any(reminders).Id,
                        DateTimeOffset.UtcNow + ahead,
                        Stop
                    ),
                    4 when reminders.Length > 0 => ann.Api.Later.DoneAsync(Any(reminders).Id, Stop),
                    5 => ann.ScheduleAsync(room, "later", ahead),
                    _ => (Task)ann.RemindAsync(Any(messages), ahead),
                }
            );
            return true;
        }
        catch (ProblemException e) when (e.Code is ProblemCodes.NotFound or ProblemCodes.Conflict)
        {
            // It came due in between.
            return false;
        }

        T Any<T>(T[] items) => items[random.Next(items.Length)];
    }

    private void Hear(Agenda agenda, Random? random)
    {
        while (heard.TryDequeue(out var happened))
        {
            if (random?.Next(6) == 0)
            {
                // Lost: what a client is told of a gap.
                agenda.Doubt();
                continue;
            }
            agenda.Apply(happened);
            if (random?.Next(6) == 0)
                agenda.Apply(happened);
        }
    }

    private static async Task FetchAsync(Tester ann, Agenda agenda, Func<Task> meanwhile)
    {
        var (scheduled, reminders) = (agenda.Scheduled.Begin(), agenda.Reminders.Begin());
        var (first, second) = (await ann.ScheduledAsync(), await ann.RemindersAsync());
        await meanwhile();
        agenda.Scheduled.Load(first, scheduled);
        agenda.Reminders.Load(second, reminders);
    }
}
