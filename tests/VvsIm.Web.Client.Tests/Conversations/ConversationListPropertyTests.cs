using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Conversations;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Conversations;

/// <summary>State from events equals state fetched, whatever becomes of the events and however late the answers are.</summary>
public sealed class ConversationListPropertyTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_list_ends_as_the_server_says(bool loses)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var run = new Run(seed, loses);
            run.Live(steps: 120);
            run.Settle();
            Assert.True(run.Whole, $"seed {seed}: {run.Difference}");
        }
    }

    private sealed class Run(int seed, bool loses)
    {
        private readonly Random random = new(seed);
        private readonly List<Action> late = [];
        private ModelServer server = null!;
        private ConversationList list = null!;
        private Delivery<RealtimeEvent> road = null!;
        private Action? answer;
        private int told;

        public bool Whole => Difference is null;

        public string? Difference
        {
            get
            {
                var expected = server.List().Items;
                return expected.SequenceEqual(list.Items)
                    ? null
                    : $"{string.Join('\n', expected.Except(list.Items))}\nnot\n{string.Join('\n', list.Items.Except(expected))}";
            }
        }

        public void Live(int steps)
        {
            server = new ModelServer(random);
            list = new ConversationList(server.Me);
            road = new Delivery<RealtimeEvent>(random, loses);
            for (var step = 0; step < steps; step++)
            {
                Act();
                for (; told < server.Events.Count; told++)
                    road.Send(server.Events[told]);
                while (random.Next(3) > 0 && road.TryReceive(out var happened))
                    list.Apply(happened);
                Fetch();
                if (random.Next(4) == 0)
                    Answer();
            }
        }

        public void Settle()
        {
            while (road.TryReceive(out var happened))
                list.Apply(happened);
            late.ForEach(l => l());
            list.Doubt();
            for (var round = 0; list.NeedsSync || list.NeedsReload || answer is not null; round++)
            {
                Assert.True(round < 50, $"seed {seed} never settles");
                Fetch(mayFail: false);
                Answer();
            }
        }

        private void Act()
        {
            var here = server.Rooms.Where(r => !r.Left).ToArray();
            if (here.Length == 0 || random.Next(12) == 0)
            {
                server.Open();
                return;
            }
            var room = here[random.Next(here.Length)];
            switch (random.Next(20))
            {
                case < 6:
                    server.Say(room, random.Next(4) == 0 ? server.Me : server.Others[0]);
                    break;
                case < 8:
                    server.Read(room, random.Next(room.Messages.Count + 1));
                    break;
                case 8:
                    server.Edit(room);
                    break;
                case 9 when random.Next(3) == 0:
                    server.Leave(room);
                    break;
                case 10 when list.Find(room.Id) is { } known:
                    list.MarkRead(room.Id, known.LastSeq);
                    late.Add(() => list.Apply(room.Id, server.Read(room, known.LastSeq, known.ReadEpoch)));
                    break;
                case 11:
                    list.Apply(server.Fetch(room));
                    break;
                case 12 or 13 when room.Messages.Count > 0:
                    var position = server.MarkUnread(room, random.Next(room.Messages.Count) + 1);
                    late.Add(() => list.Apply(room.Id, position));
                    break;
                case 14:
                    server.LoseMember(room, heir: random.Next(2) == 0);
                    break;
                case 15:
                    HappenInGroup(room);
                    break;
                case > 15:
                    var settled = Settle(room);
                    late.Add(() => list.Apply(settled));
                    break;
            }
        }

        private void HappenInGroup(Room room)
        {
            switch (random.Next(6))
            {
                case 0:
                    server.Change(room, new() { Title = $"Title {random.Next(9)}" });
                    break;
                case 1:
                    server.Change(room, new() { Posting = (Posting)random.Next(2) });
                    break;
                case 2:
                    server.Gain(room, Guid.CreateVersion7(), Guid.CreateVersion7());
                    break;
                case 3:
                    server.ChangeMember(room, server.Me, (MemberRole)(1 + random.Next(3)), Preferences.ForEver);
                    break;
                case 4:
                    server.ChangeMember(room, server.Others[1], MemberRole.Admin);
                    break;
                case 5:
                    server.Remove(room, Guid.CreateVersion7());
                    break;
            }
        }

        private Preferences Settle(Room room) =>
            random.Next(6) switch
            {
                0 => server.Prefer(room, new() { Pinned = random.Next(3) > 0 }),
                1 => server.Prefer(room, new() { MutedUntil = new(random.Next(2) == 0 ? null : Preferences.ForEver) }),
                2 => server.Prefer(room, new() { Notify = (NotificationLevel)random.Next(3) }),
                3 => server.Prefer(room, new() { Archived = random.Next(3) > 0 }),
                4 => server.OrderPins([room.Id]).FirstOrDefault() ?? room.Own,
                _ => server.SaveDraft(room, random.Next(3) == 0 ? "" : $"begun {random.Next(100)}"),
            };

        private void Fetch(bool mayFail = true)
        {
            if (answer is not null)
                return;
            if (!list.Loaded || list.NeedsReload)
            {
                list.BeginLoad();
                var (first, rest) = (server.List(0, 3), server.List(3));
                answer = () =>
                {
                    list.Load(first);
                    list.Append(rest);
                };
            }
            else if (list.NeedsSync)
            {
                list.BeginSync();
                var page = server.Sync(list.Cursor, limit: 1 + random.Next(10));
                answer = () => list.Apply(page);
                if (page.More)
                    answer += list.Doubt;
            }
            else
                return;
            if (mayFail && random.Next(6) == 0)
                answer = list.FetchFailed;
            else if (mayFail && list.Loaded && random.Next(20) == 0)
                answer = () =>
                    list.Apply(
                        new SyncPage
                        {
                            Cursor = list.Cursor!,
                            Reset = true,
                            Conversations = [],
                            Left = [],
                            Users = [],
                        }
                    );
        }

        private void Answer()
        {
            answer?.Invoke();
            answer = null;
            if (late.Count > 0 && random.Next(2) == 0)
            {
                late[0]();
                late.RemoveAt(0);
            }
        }
    }
}
