using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Moderation.Reports;
using VvsIm.Web.Client.Moderation;

namespace VvsIm.Web.Client.Tests.Moderation;

public sealed class ReportContextChoiceTests
{
    private static readonly Guid Ann = Guid.CreateVersion7();
    private static readonly Guid Bo = Guid.CreateVersion7();

    [Fact]
    public void Around_a_message_come_those_before_and_after_it_and_not_itself()
    {
        var log = Say(30);
        var wanted = new Reportable(ReportSubject.Message, log[14].Id, "Bo") { Message = log[14], Nearby = log };

        Assert.Empty(ReportContextChoice.Around(wanted, 0));
        Assert.Equal([13L, 14, 16, 17], ReportContextChoice.Around(wanted, 2).Select(message => message.Seq));
        Assert.Equal(20, ReportContextChoice.Around(wanted, 10).Length);
    }

    [Fact]
    public void Tombstones_and_what_happened_to_the_group_are_not_handed_over()
    {
        var log = Say(5);
        log[1] = log[1] with { DeletedAt = DateTimeOffset.UnixEpoch };
        log[3] = log[3] with { System = new() { Kind = SystemMessageKind.Joined } };
        var wanted = new Reportable(ReportSubject.Message, log[2].Id, "Bo") { Message = log[2], Nearby = log };

        Assert.Equal([1L, 5], ReportContextChoice.Around(wanted, 2).Select(message => message.Seq));
    }

    [Fact]
    public void Of_a_person_only_their_own_messages_are_offered()
    {
        var wanted = new Reportable(ReportSubject.User, Bo, "Bo") { Nearby = Say(20) };

        var chosen = ReportContextChoice.Around(wanted, 5);

        Assert.Equal(5, chosen.Length);
        Assert.All(chosen, message => Assert.Equal(Bo, message.SenderId));
        Assert.Equal(20, chosen[^1].Seq);
    }

    [Fact]
    public void Where_there_is_nothing_around_there_is_nothing_to_choose()
    {
        var log = Say(1);
        var alone = new Reportable(ReportSubject.Message, log[0].Id, "Bo") { Message = log[0], Nearby = log };

        Assert.Single(ReportContextChoice.For(alone));
        Assert.Single(ReportContextChoice.For(new(ReportSubject.Conversation, Guid.CreateVersion7(), "Ops")));
        Assert.Equal(3, ReportContextChoice.For(new(ReportSubject.User, Bo, "Bo") { Nearby = Say(9) }).Length);
    }

    private static Message[] Say(int count) =>
        [
            .. Enumerable
                .Range(1, count)
                .Select(seq => new Message
                {
                    Id = Guid.CreateVersion7(),
                    ConversationId = Guid.Empty,
                    Seq = seq,
                    Change = seq,
                    SenderId = seq % 2 == 0 ? Bo : Ann,
                    ClientId = Guid.CreateVersion7(),
                    Text = $"message {seq}",
                    CreatedAt = DateTimeOffset.UnixEpoch.AddMinutes(seq),
                }),
        ];
}
