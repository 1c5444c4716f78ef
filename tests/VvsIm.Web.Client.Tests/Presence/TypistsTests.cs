using VvsIm.Web.Client.Presence;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Presence;

public sealed class TypistsTests : IDisposable
{
    private readonly HandClock time = new();
    private readonly Typists typists;
    private readonly (Guid Room, Guid Bo, Guid Cy) ids = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
    private int changes;

    public TypistsTests()
    {
        typists = new Typists(time);
        typists.Changed.Subscribe(() => changes++);
    }

    [Fact]
    public void Somebody_types_until_they_say_nothing_more_of_it()
    {
        typists.Begin(new(ids.Room, ids.Bo));
        time.Advance(TimeSpan.FromSeconds(4));
        typists.Begin(new(ids.Room, ids.Bo));
        time.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal([ids.Bo], typists.In(ids.Room, null));
        Assert.Equal(1, changes);

        time.Advance(TimeSpan.FromSeconds(3));

        Assert.Empty(typists.In(ids.Room, null));
        Assert.Equal(2, changes);
    }

    [Fact]
    public void A_message_ends_it_at_once_for_its_writer_alone()
    {
        typists.Begin(new(ids.Room, ids.Bo));
        typists.Begin(new(ids.Room, ids.Cy));

        typists.End(ids.Room, null, ids.Bo);

        Assert.Equal([ids.Cy], typists.In(ids.Room, null));
    }

    [Fact]
    public void A_thread_is_another_place_than_its_conversation()
    {
        typists.Begin(new(ids.Room, ids.Bo, 7));

        Assert.Empty(typists.In(ids.Room, null));
        Assert.Equal([ids.Bo], typists.In(ids.Room, 7));
        typists.End(ids.Room, null, ids.Bo);
        Assert.Equal([ids.Bo], typists.In(ids.Room, 7));
    }

    [Theory]
    [InlineData(new string[0], null)]
    [InlineData(new[] { "Ann" }, "Ann is typing…")]
    [InlineData(new[] { "Ann", "Bo" }, "Ann and Bo are typing…")]
    [InlineData(new[] { "Ann", "Bo", "Cy" }, "3 people are typing…")]
    public void It_is_said_in_words(string[] names, string? words) => Assert.Equal(words, PresenceWords.Typing(names));

    public void Dispose() => typists.Dispose();
}
