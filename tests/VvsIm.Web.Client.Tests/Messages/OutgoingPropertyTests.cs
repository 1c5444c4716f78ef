using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Web.Client.Messages;
using VvsIm.Web.Client.Shell;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Messages;

/// <summary>
/// Whatever becomes of requests, answers and events, a message written here is on the screen exactly once from the moment it was
/// written, and in the end stored exactly once, in the order of writing.
/// </summary>
public sealed class OutgoingPropertyTests
{
    [Fact]
    public void A_message_is_shown_and_stored_exactly_once()
    {
        for (var seed = 0; seed < 300; seed++)
            new Run(seed).Live();
    }

    private sealed class Run(int seed)
    {
        private readonly Random random = new(seed);
        private readonly List<Guid> written = [];
        private readonly Outgoing outgoing = new();
        private readonly MessageLog log = new(Guid.Empty);
        private ModelServer server = null!;
        private Room room = null!;
        private UnsentMessage? underWay;
        private int told;

        public void Live()
        {
            server = new ModelServer(random);
            room = server.Open();
            log.Load(room.Newest(50));
            var road = new Delivery<RealtimeEvent>(random, loses: seed % 2 == 0);
            for (var step = 0; step < 80; step++)
            {
                Act();
                for (; told < server.Events.Count; told++)
                    road.Send(server.Events[told]);
                while (random.Next(2) == 0 && road.TryReceive(out var happened))
                    Hear(happened);
                Attempt();
                Check();
            }
            while (outgoing.Next(room.Id) is not null || underWay is not null)
                Attempt();
            log.Expect(room.Change);
            while (log.Missing is { } after)
                log.Apply(room.Changes(after), after);
            Check();
            Assert.Empty(outgoing.Items);
            Assert.Equal(written, room.Messages.Where(m => m.SenderId == server.Me).Select(m => m.ClientId));
        }

        private void Act()
        {
            if (random.Next(3) == 0)
            {
                var message = new UnsentMessage(Guid.CreateVersion7(), room.Id, "mine", default);
                written.Add(message.ClientId);
                outgoing.Add(message);
            }
            if (random.Next(3) == 0)
                server.Say(room, server.Others[0]);
        }

        // A request may not arrive, or its answer may be lost; both look the same from here.
        private void Attempt()
        {
            if (underWay is null)
            {
                if (outgoing.Next(room.Id) is not { } next)
                    return;
                underWay = next;
                outgoing.Sending(next);
                return;
            }
            var (message, arrives, answered) = (underWay, random.Next(4) > 0, random.Next(3) > 0);
            underWay = null;
            var stored = !arrives
                ? null
                : room.Messages.Find(m => m.ClientId == message.ClientId)
                    ?? server.Say(room, server.Me, message.ClientId, message.Text);
            if (stored is null || !answered)
            {
                outgoing.Interrupted(message);
                return;
            }
            Arrived(stored);
        }

        private void Hear(RealtimeEvent happened)
        {
            if (happened is not MessageCreated created)
                return;
            if (created.Message.SenderId == server.Me)
                Arrived(created.Message);
            else
                log.Apply(created);
        }

        private void Arrived(Message message)
        {
            outgoing.Stored(message);
            log.Apply(message);
            if (random.Next(4) == 0 && log.Missing is { } after)
                log.Apply(room.Changes(after), after);
        }

        private void Check()
        {
            var own = log.Items.Where(m => m.SenderId == server.Me).Select(m => m.ClientId).ToHashSet();
            outgoing.Settle(room.Id, null, own.Contains);
            var shown = Rows().From(log, outgoing.In(room.Id), null).Where(r => r.Mine).Select(r => r.Key).ToArray();
            Assert.True(shown.Length == shown.Distinct().Count(), $"seed {seed}: shown twice");
            Assert.True(
                shown.Order().SequenceEqual(written.Select(id => $"{server.Me:N}{id:N}").Order()),
                $"seed {seed}: a message is not on the screen"
            );
        }

        private LogRows Rows() =>
            new()
            {
                Me = server.Me,
                NameOf = _ => null,
                TimeOf = _ => new LocalMoment("", "d", "", ""),
                NameOfDay = day => day,
                BriefOf = _ => "",
                PositionIn = _ => null,
            };
    }
}
