using System.Collections.Concurrent;
using VvsIm.Contracts;
using VvsIm.Contracts.Messages;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Permissions;

/// <summary>What is closed can be read and left, and nobody writes in it, whoever they are and however close they come.</summary>
public sealed class ClosedConversationTests : HostTest
{
    [Fact]
    public async Task In_a_frozen_group_nobody_writes_not_even_its_owner()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.CreateGroupAsync("Ops", bo);
        var said = await ann.SendAsync(room, "before");
        await RunAsync($"UPDATE conversations SET frozen_at = now() WHERE id = '{room}'");

        foreach (var who in (Tester[])[ann, bo])
        {
            Assert.Equal(ProblemCodes.ConversationClosed, await CodeAsync(() => who.SendAsync(room, "after")));
            Assert.Equal(
                ProblemCodes.ConversationClosed,
                await CodeAsync(() => who.Api.Messages.ReactAsync(said.Id, "👍", Stop))
            );
            Assert.True((await who.ConversationAsync(room)).Frozen);
        }
        Assert.Equal(
            ProblemCodes.ConversationClosed,
            await CodeAsync(() => ann.Api.Messages.EditAsync(said.Id, "other", Stop))
        );
        Assert.Equal(
            ProblemCodes.ConversationClosed,
            await CodeAsync(() => ann.Api.Messages.DeleteAsync(said.Id, Stop))
        );
        Assert.Equal(["before"], (await bo.ReadAllAsync(room)).Where(m => m.System is null).Select(m => m.Text));

        await RunAsync($"UPDATE conversations SET frozen_at = NULL WHERE id = '{room}'");
        Assert.Equal("again", (await bo.SendAsync(room, "again")).Text);
    }

    [Fact]
    public async Task A_send_repeated_after_the_freeze_still_finds_what_was_stored()
    {
        var ann = await Host.SignUpAsync("Ann");
        var room = await ann.CreateGroupAsync("Ops");
        var clientId = Guid.CreateVersion7();
        var said = await ann.Api.Messages.SendAsync(room, clientId, "before", Stop);
        await RunAsync($"UPDATE conversations SET frozen_at = now() WHERE id = '{room}'");

        Assert.Equal(said.Id, (await ann.Api.Messages.SendAsync(room, clientId, "before", Stop)).Id);
    }

    [Fact]
    public async Task Nothing_said_by_many_at_once_slips_in_after_a_freeze()
    {
        var people = await Host.SignUpManyAsync(8);
        var room = await people[0].CreateGroupAsync("Everybody", people[1..]);
        var taken = new ConcurrentBag<Message>();
        var talking = people.Select(who => TalkAsync(who, room, taken)).ToArray();
        await Eventually.TrueAsync(() => taken.Count > 20, "people talk", Stop);

        var last = await ReadAsync(
            $"UPDATE conversations SET frozen_at = now() WHERE id = '{room}' RETURNING last_seq::text"
        );
        await Task.WhenAll(talking);

        Assert.Equal(
            last,
            await ReadAsync($"SELECT last_seq::text FROM conversations WHERE id = '{room}' AND frozen_at IS NOT NULL")
        );
        Assert.Equal(long.Parse(last, null), taken.Max(message => message.Seq));
    }

    // Until one is refused.
    private static async Task TalkAsync(Tester who, Guid room, ConcurrentBag<Message> taken)
    {
        try
        {
            while (true)
                taken.Add(await who.SendAsync(room, "and another thing"));
        }
        catch (ProblemException e) when (e.Code == ProblemCodes.ConversationClosed)
        {
            return;
        }
    }

    private static async Task<string> CodeAsync(Func<Task> attempt) =>
        (await InviteOperations.RefusedAsync(attempt)).Code;

    private Task<string> RunAsync(string sql) => ReadAsync(sql + " RETURNING id::text");

    private async Task<string> ReadAsync(string sql)
    {
        await using var database = await Host.OpenDatabaseAsync(Stop);
        return Assert.Single(await database.ListAsync(sql, Stop));
    }
}
