using VvsIm.Contracts;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Contracts.Realtime;
using VvsIm.Core.Tests.Accounts.Admin;
using VvsIm.Testing;
using static VvsIm.Testing.InviteOperations;

namespace VvsIm.Core.Tests.Accounts.Erase;

public sealed class EraseUserTests : HostTest
{
    [Fact]
    public async Task Nothing_says_who_they_were_and_what_they_said_stays()
    {
        var op = await Host.SignInOperatorAsync();
        var acme = await Workplace.MakeAsync(Host, "Acme", Stop);
        var said = await acme.Member.SendAsync(acme.Room, "this stays");
        await acme.Member.ScheduleAsync(acme.Room, "this does not", TimeSpan.FromHours(1));
        await op.Api.Users.RenameAsync(acme.Member.Id, new("Acme Member II"), Stop);
        var heard = new List<RealtimeEvent>();
        await using var others = await Listener.OpenAsync(acme.Owner, heard.Add);
        await using var device = await Listener.OpenAsync(acme.Member, _ => { });
        var tokens = await Host.Anybody.Api.Accounts.LoginAsync(new(acme.Member.Email, Tester.Password), Stop);

        await op.Api.Users.EraseAsync(acme.Member.Id, new(" Acme Member II ", Reason: "asked for it"), Stop);

        await device.Closed.WaitAsync(TimeSpan.FromSeconds(1), Stop);
        await Eventually.TrueAsync(() => heard.OfType<PersonChanged>().Any(), "the others have heard", Stop);
        Assert.Equal("Deleted account", heard.OfType<PersonChanged>().Last().User.DisplayName);
        var seen = (await acme.Owner.ReadAllAsync(acme.Room)).Single(message => message.Id == said.Id);
        Assert.Equal(("this stays", acme.Member.Id), (seen.Text, seen.SenderId));
        Assert.True((await RefusedAsync(() => acme.Member.Api.Accounts.MeAsync(Stop))).Ban!.Erased);
        Assert.NotEqual(
            200,
            (await RefusedAsync(() => Host.Anybody.Api.Accounts.RefreshAsync(tokens.RefreshToken, Stop))).Status
        );
        Assert.Equal(
            ProblemCodes.InvalidCredentials,
            (
                await RefusedAsync(() =>
                    Host.Anybody.Api.Accounts.LoginAsync(new(acme.Member.Email, Tester.Password), Stop)
                )
            ).Code
        );
        var account = (await op.Api.Users.GetAsync(acme.Member.Id, Stop)).Account;
        Assert.Equal(("", "Deleted account", UserState.Erased), (account.Email, account.DisplayName, account.State));
        Assert.Empty(account.Workspaces);
        Assert.Equal([], await TracesAsync(acme.Member));
        await Host.Anybody.Api.Accounts.RegisterAsync(new(acme.Member.Email, Tester.Password, "Somebody new"), Stop);
    }

    [Fact]
    public async Task The_log_keeps_that_it_was_done_and_forgets_the_names_and_still_holds()
    {
        var op = await Host.SignInOperatorAsync();
        var bo = await Host.SignUpAsync("Bo");
        await op.Api.Users.RenameAsync(bo.Id, new("Bob"), Stop);

        await op.Api.Users.EraseAsync(bo.Id, new("Bob"), Stop);

        await using var database = await Host.OpenDatabaseAsync(Stop);
        Assert.Equal(
            ["userRenamed gone", "userErased {\"messages\":\"kept\"}"],
            await database.ListAsync(
                $"SELECT action || ' ' || coalesce(details::text, 'gone') FROM moderation_events WHERE user_id = '{bo.Id}' ORDER BY seq",
                Stop
            )
        );
        Assert.Null((await op.Api.ModerationLog.VerifyAsync(new(), Stop)).BrokenAt);
    }

    [Fact]
    public async Task What_they_said_goes_too_if_that_is_asked_for_but_not_what_is_on_hold()
    {
        var op = await Host.SignInOperatorAsync();
        var acme = await Workplace.MakeAsync(Host, "Acme", Stop);
        var held = await acme.Owner.CreateGroupAsync("Held", acme.Member);
        var edited = await acme.Member.SendAsync(acme.Room, "first");
        await acme.Member.Api.Messages.EditAsync(edited.Id, "second", Stop);
        var gone = await acme.Member.SendAsync(acme.Room, "taken back");
        await acme.Member.Api.Messages.DeleteAsync(gone.Id, Stop);
        await acme.Member.SendAsync(held, "evidence");
        await using var database = await Host.OpenDatabaseAsync(Stop);
        await database.ExecuteAsync($"UPDATE conversations SET legal_hold = true WHERE id = '{held}'", Stop);

        await op.Api.Users.EraseAsync(acme.Member.Id, new("Acme Member", DeleteMessages: true), Stop);
        AccountTask? task = null;
        await Eventually.TrueAsync(
            async () =>
                (task = (await op.Api.Users.TasksAsync(acme.Member.Id, Stop)).Items.Single())
                    is { State: AccountTaskState.Done },
            "the messages are gone",
            Stop
        );

        Assert.Equal((1, 1), (task!.Done, task.Held));
        Assert.All(
            (await acme.Owner.ReadAllAsync(acme.Room)).Where(message =>
                message.SenderId == acme.Member.Id && message.System is null
            ),
            message => Assert.Equal("", message.Text)
        );
        Assert.Equal(
            ["0"],
            await database.ListAsync(
                $"SELECT count(*)::text FROM message_revisions WHERE conversation_id = '{acme.Room}'",
                Stop
            )
        );
        Assert.Contains(await acme.Owner.ReadAllAsync(held), message => message.Text == "evidence");
    }

    [Fact]
    public async Task It_wants_the_name_and_spares_oneself_and_is_done_once()
    {
        var (op, ann) = (await Host.SignInOperatorAsync(), await Host.SignUpAsync("Ann"));

        Assert.Equal(
            ProblemCodes.Invalid,
            (await RefusedAsync(() => op.Api.Users.EraseAsync(ann.Id, new("ann"), Stop))).Code
        );
        Assert.Equal(
            ProblemCodes.Forbidden,
            (await RefusedAsync(() => op.Api.Users.EraseAsync(op.Id, new(op.Name), Stop))).Code
        );
        await op.Api.Users.EraseAsync(ann.Id, new("Ann"), Stop);
        foreach (
            var late in (Func<Task>[])
                [
                    () => op.Api.Users.EraseAsync(ann.Id, new("Deleted account"), Stop),
                    () => op.Api.Moderation.UnbanAsync(ann.Id, cancellationToken: Stop),
                    () => op.Api.Users.RenameAsync(ann.Id, new("Ann"), Stop),
                    () => op.Api.Users.ExportAsync(ann.Id, cancellationToken: Stop),
                ]
        )
            Assert.Equal(ProblemCodes.Conflict, (await RefusedAsync(late)).Code);
    }

    /// <summary>The tables in which the person's name or address is still to be found in any column.</summary>
    private async Task<List<string>> TracesAsync(Tester who)
    {
        await using var database = await Host.OpenDatabaseAsync(Stop);
        var tables = await database.ListAsync(
            "SELECT relname::text FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
            Stop
        );
        var found = new List<string>();
        foreach (var table in tables)
        foreach (var trace in (string[])[who.Email, who.Name])
            if (
                (
                    await database.ListAsync(
                        $"SELECT 'x' FROM \"{table}\" t WHERE t::text ILIKE '%{trace}%' LIMIT 1",
                        Stop
                    )
                ).Count > 0
            )
                found.Add($"{trace} in {table}");
        return found;
    }
}
