using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Web.Client.Messages.SystemMessages;

namespace VvsIm.Web.Client.Tests.Messages.SystemMessages;

public sealed class SystemWordsTests
{
    private static readonly Guid Me = Guid.CreateVersion7();
    private static readonly Dictionary<string, Guid> Ids = new[] { "Ann", "Bo", "Cy", "Di", "Ed" }.ToDictionary(
        name => name,
        _ => Guid.CreateVersion7()
    );

    [Theory]
    [InlineData("Ann added Bo", "Bo")]
    [InlineData("Ann added Bo and Cy", "Bo", "Cy")]
    [InlineData("Ann added Bo, Cy and Di", "Bo", "Cy", "Di")]
    [InlineData("Ann added Bo, Cy and 2 others", "Bo", "Cy", "Di", "Ed")]
    public void As_many_are_named_as_can_be_read(string expected, params string[] whom) =>
        Assert.Equal(
            expected,
            Say(new() { Kind = SystemMessageKind.Added, UserIds = [.. whom.Select(name => Ids[name])] })
        );

    [Fact]
    public void One_is_spoken_to_and_named_first()
    {
        Assert.Equal("Ann added you and Bo", Say(new() { Kind = SystemMessageKind.Added, UserIds = [Ids["Bo"], Me] }));
        Assert.Equal("You left", Say(new() { Kind = SystemMessageKind.Left }, Me));
        Assert.Equal("You are now an admin", Say(Role(MemberRole.Admin) with { UserIds = null }, Me));
    }

    [Fact]
    public void Every_kind_has_words_of_its_own()
    {
        var said = Enum.GetValues<SystemMessageKind>()
            .Select(kind =>
                Say(
                    new()
                    {
                        Kind = kind,
                        UserIds = [Ids["Bo"]],
                        Text = "Tea",
                        Role = MemberRole.Admin,
                        Seconds = 30,
                    }
                )
            )
            .ToArray();
        Assert.Equal(said.Length, said.Distinct().Count());
        Assert.DoesNotContain(said, words => words.Contains("something", StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_are_told_both_ways()
    {
        Assert.Equal(
            "Ann made this read-only: only admins can write",
            Say(new() { Kind = SystemMessageKind.PostingChanged, Posting = Posting.Admins })
        );
        Assert.Equal(
            "Ann let everybody write",
            Say(new() { Kind = SystemMessageKind.PostingChanged, Posting = Posting.Everyone })
        );
        Assert.Equal(
            "Ann turned slow mode on: one message every minute",
            Say(new() { Kind = SystemMessageKind.SlowModeChanged, Seconds = 60 })
        );
        Assert.Equal("Ann turned slow mode off", Say(new() { Kind = SystemMessageKind.SlowModeChanged, Seconds = 0 }));
        Assert.Equal("Ann removed the topic", Say(new() { Kind = SystemMessageKind.TopicChanged, Text = "" }));
        Assert.Equal("Ann made Bo an ordinary member", Say(Role(MemberRole.Member)));
    }

    [Fact]
    public void A_silence_has_an_end_or_none()
    {
        var silenced = new SystemMessage { Kind = SystemMessageKind.Silenced, UserIds = [Ids["Bo"]] };
        Assert.Equal("Ann silenced Bo until noon", Say(silenced with { Until = DateTimeOffset.UnixEpoch }));
        Assert.Equal("Ann silenced Bo", Say(silenced with { Until = Preferences.ForEver }));
    }

    [Fact]
    public void A_name_cannot_break_out_of_its_place()
    {
        var pieces = Isolated.Pieces(Isolated.Name("\u2069 evil \u2068") + " left").ToArray();
        Assert.Equal([(" evil ", true), (" left", false)], pieces);
    }

    private static SystemMessage Role(MemberRole role) =>
        new()
        {
            Kind = SystemMessageKind.RoleChanged,
            UserIds = [Ids["Bo"]],
            Role = role,
        };

    private static string Say(SystemMessage told, Guid? sender = null) =>
        Isolated.Plain(
            new SystemWords(Me, id => Ids.FirstOrDefault(one => one.Value == id).Key, _ => "noon").Of(
                new Message
                {
                    Id = Guid.CreateVersion7(),
                    ConversationId = Guid.Empty,
                    Seq = 1,
                    Change = 1,
                    SenderId = sender ?? Ids["Ann"],
                    ClientId = Guid.Empty,
                    Text = "",
                    CreatedAt = default,
                    System = told,
                }
            )
        );
}
