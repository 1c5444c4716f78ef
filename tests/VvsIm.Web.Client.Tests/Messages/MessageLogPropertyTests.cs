using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Messages;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Messages;

/// <summary>The window equals the server's messages, whatever becomes of the events and in whatever order answers come.</summary>
public sealed class MessageLogPropertyTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void The_log_ends_as_the_server_says(bool loses, bool inThread)
    {
        for (var seed = 0; seed < 300; seed++)
            new Run(seed, loses, inThread).LiveAndCompare(steps: 150);
    }

    // The thread of the first message, or all that is said beside it.
    private sealed class Run(int seed, bool loses, bool inThread)
    {
        private readonly long? thread = inThread ? 1 : null;
        private readonly Random random = new(seed);
        private readonly List<Action> answers = [];
        private MessageLog log = null!;
        private ModelServer server = null!;
        private Room room = null!;
        private int told;

        public void LiveAndCompare(int steps)
        {
            server = new ModelServer(random);
            room = server.Open();
            log = new MessageLog(server.Me, thread);
            server.Say(room, server.Others[0]);
            var road = new Delivery<RealtimeEvent>(random, loses);
            for (var step = 0; step < steps; step++)
            {
                Act();
                for (; told < server.Events.Count; told++)
                    road.Send(server.Events[told]);
                while (random.Next(3) > 0 && road.TryReceive(out var happened))
                    Apply(happened);
                Ask();
                if (answers.Count > 0 && random.Next(3) == 0)
                    AnswerAny();
                Check();
            }
            while (road.TryReceive(out var happened))
                Apply(happened);
            while (answers.Count > 0)
                AnswerAny();
            Settle();
            Assert.True(
                Standing.SequenceEqual(log.Items),
                $"seed {seed}: {string.Join('\n', Standing.Except(log.Items))}\nnot\n{string.Join('\n', log.Items.Except(Standing))}"
            );
            Assert.Equal(room.Change, log.Change);
            Assert.Equal(inThread ? room.Messages[0] : null, log.Root);
        }

        private List<Message> Standing => room.In(thread);

        private void Apply(RealtimeEvent happened)
        {
            if (happened is MessageEvent one)
                log.Apply(one);
            else if (happened is ConversationEvent other)
                log.Pass(other.Change);
        }

        private void Act()
        {
            if (random.Next(8) == 0)
                server.ChangeMember(room, server.Others[1], MemberRole.Admin);
            else if (random.Next(5) == 0)
                server.Edit(room);
            else
                for (var n = random.Next(4); n > 0; n--)
                    server.Say(
                        room,
                        server.Others[0],
                        cut: random.Next(5) == 0,
                        thread: random.Next(2) == 0 ? 1 : null
                    );
        }

        private void Ask()
        {
            var limit = 1 + random.Next(8);
            if (!log.Loaded || log.NeedsReload || random.Next(25) == 0)
            {
                var page =
                    random.Next(2) == 0
                        ? room.Newest(limit, thread)
                        : room.Around(1 + random.Next(room.Messages.Count), limit, thread);
                answers.Add(() => log.Load(page));
                return;
            }
            switch (random.Next(7))
            {
                case 0 when log.Items.Count > 0:
                    var first = log.Items[0].Seq;
                    var older = room.Before(first, limit, thread);
                    answers.Add(() => log.Prepend(older, first));
                    break;
                case 1 when log.Items.Count > 0 && log.HasNewer:
                    var last = log.Items[^1].Seq;
                    var newer = room.After(last, limit, thread);
                    answers.Add(() => log.Append(newer, last));
                    break;
                case 2:
                    log.TrimOlder(5 + random.Next(20));
                    break;
                case 3:
                    log.TrimNewer(5 + random.Next(20));
                    break;
                case 4 when log.Items.Any(m => m.Cut):
                    var whole = room.Messages[(int)log.Items.First(m => m.Cut).Seq - 1];
                    answers.Add(() => log.Complete(whole));
                    break;
                default:
                    AskChanges(limit, replayed: 40);
                    break;
            }
        }

        private void AskChanges(int limit, int replayed)
        {
            if (log.Missing is not { } after)
                return;
            var page = room.Changes(after, limit, replayed);
            answers.Add(() => log.Apply(page, after));
        }

        private void AnswerAny()
        {
            var at = random.Next(answers.Count);
            answers[at]();
            answers.RemoveAt(at);
        }

        // Always: contiguous, no older than what the log says of itself.
        private void Check()
        {
            var standing = Standing;
            var from = log.Items.Count == 0 ? 0 : standing.FindIndex(m => m.Seq == log.Items[0].Seq);
            for (var i = 0; i < log.Items.Count; i++)
            {
                var (mine, theirs) = (log.Items[i], standing[from + i]);
                // While changes come in pages, one said earlier may follow; then the log knows that it is not whole.
                var incomplete = log.Missing is not null || log.NeedsReload;
                Assert.True(mine.Seq == theirs.Seq || incomplete, $"seed {seed}: a hole in the window");
                if (mine.Seq != theirs.Seq)
                    return;
                Assert.True(
                    mine.Cut || mine == theirs || theirs.Change > log.Change,
                    $"seed {seed}: message {mine.Seq} is older than change {log.Change}, which the window includes"
                );
            }
        }

        private void Settle()
        {
            log.Expect(room.Change);
            for (var round = 0; round < 500; round++)
            {
                if (!log.Loaded || log.NeedsReload)
                    log.Load(room.Newest(5, thread));
                else if (log.Missing is { } after)
                    log.Apply(room.Changes(after, limit: 4), after);
                else if (log is { HasNewer: true, Items: [.., var last] })
                    log.Append(room.After(last.Seq, 7, thread), last.Seq);
                else if (log is { HasOlder: true, Items: [var first, ..] })
                    log.Prepend(room.Before(first.Seq, 7, thread), first.Seq);
                else if (log.HasNewer)
                    log.Load(room.Newest(5, thread));
            }
            foreach (var cut in log.Items.Where(m => m.Cut).ToArray())
                log.Complete(room.Messages[(int)cut.Seq - 1]);
        }
    }
}
