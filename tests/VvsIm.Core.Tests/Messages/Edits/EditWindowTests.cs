using VvsIm.Contracts;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Messages.Edits;

public sealed class EditWindowTests : HostTest
{
    protected override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?> { ["Messages:EditWindow"] = "00:15:00" };

    [Fact]
    public async Task After_the_window_a_message_stays_as_it_is()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.OpenDirectAsync(bo);
        var (old, fresh) = (await ann.SendAsync(room, "old"), await ann.SendAsync(room, "fresh"));
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        await connection.ExecuteAsync(
            "UPDATE messages SET created_at = now() - interval '16 minutes' WHERE seq = 1",
            Stop
        );

        var refused = await Assert.ThrowsAsync<ProblemException>(() => ann.Api.Messages.EditAsync(old.Id, "new", Stop));
        var edited = await ann.Api.Messages.EditAsync(fresh.Id, "new", Stop);

        Assert.Equal(ProblemCodes.EditWindowOver, refused.Code);
        Assert.Equal("new", edited.Text);
    }
}
