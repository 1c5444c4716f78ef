using System.Diagnostics;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts.Admin;
using VvsIm.Testing;
using static VvsIm.Testing.InviteOperations;

namespace VvsIm.Core.Tests.Accounts.Admin;

public sealed class ListUsersTests : HostTest
{
    [Fact]
    public async Task Operators_find_everybody_by_name_address_and_id()
    {
        var op = await Host.SignInOperatorAsync();
        var (ann, bo) = (await Host.SignUpAsync("Ann 100%"), await Host.SignUpAsync("Bo"));

        Assert.Equal([ann.Id], await FindAsync(op, "100%"));
        Assert.Equal([bo.Id], await FindAsync(op, bo.Email.ToUpperInvariant()));
        Assert.Equal([bo.Id], await FindAsync(op, $" {bo.Id} "));
        Assert.Empty(await FindAsync(op, "nobody is called that"));
        Assert.Equal(3, (await op.Api.Users.ListAsync(new(), Stop)).Total);
    }

    [Fact]
    public async Task It_is_filtered_by_state_role_and_workspace()
    {
        var op = await Host.SignInOperatorAsync();
        var acme = await Workplace.MakeAsync(Host, "Acme", Stop);
        var (bad, forgetful) = (await Host.SignUpAsync("Bad"), await Host.SignUpAsync("Forgetful"));
        await op.Api.Moderation.BanAsync(bad.Id, new(DateTimeOffset.UtcNow.AddDays(1), "spam"), Stop);
        await using (var database = await Host.OpenDatabaseAsync(Stop))
            await database.ExecuteAsync(
                $"UPDATE users SET lockout_end = now() + interval '1 hour' WHERE id = '{forgetful.Id}'",
                Stop
            );

        Assert.Equal([bad.Id], await FilterAsync(op, ("state", "banned")));
        Assert.Equal([forgetful.Id], await FilterAsync(op, ("state", "locked")));
        Assert.Equal([op.Id], await FilterAsync(op, ("role", "operator")));
        Assert.Equal([acme.Moderator.Id], await FilterAsync(op, ("role", "moderator")));
        Assert.Equal(
            new[] { acme.Owner.Id, acme.Moderator.Id, acme.Member.Id }.Order(),
            (await FilterAsync(op, ("workspaceId", acme.Id.ToString()))).Order()
        );
        Assert.Equal([acme.Owner.Id], await FilterAsync(op, ("workspaceId", acme.Id.ToString()), ("role", "owner")));
        var banned = Assert.Single((await op.Api.Users.ListAsync(With(("state", "banned")), Stop)).Items);
        Assert.Equal(UserState.Banned, banned.State);
        Assert.NotNull(banned.BannedUntil);
    }

    [Fact]
    public async Task Moderators_see_the_people_of_their_workspaces_and_nobody_else()
    {
        var acme = await Workplace.MakeAsync(Host, "Acme", Stop);
        var globex = await Workplace.MakeAsync(Host, "Globex", Stop);

        var seen = await acme.Moderator.Api.Users.ListAsync(new() { Sort = "displayName", Descending = false }, Stop);
        Assert.Equal(["Acme Member", "Acme Moderator", "Acme Owner"], seen.Items.Select(user => user.DisplayName));
        Assert.All(seen.Items, user => Assert.Equal([acme.Id], user.Workspaces.Select(workspace => workspace.Id)));
        Assert.Empty(await FindAsync(acme.Moderator, globex.Member.Email));
        Assert.Equal(
            ProblemCodes.NotFound,
            (await RefusedAsync(() => FilterAsync(acme.Moderator, ("workspaceId", globex.Id.ToString())))).Code
        );
        Assert.Equal(
            ProblemCodes.Forbidden,
            (await RefusedAsync(() => acme.Member.Api.Users.ListAsync(new(), Stop))).Code
        );
    }

    [Fact]
    public async Task It_is_sorted_and_paged_and_odd_wishes_are_refused()
    {
        var op = await Host.SignInOperatorAsync();
        await Host.SignUpManyAsync(5);

        var page = await op.Api.Users.ListAsync(
            new()
            {
                Sort = "displayName",
                Descending = false,
                Offset = 1,
                Limit = 2,
            },
            Stop
        );
        Assert.Equal(["Person 01", "Person 02"], page.Items.Select(user => user.DisplayName));
        Assert.Equal(6, page.Total);
        foreach (
            var odd in (ListingRequest[])
                [
                    new() { Sort = "password" },
                    new() { Limit = 0 },
                    new() { Offset = -1 },
                    With(("state", "odd")),
                    With(("role", "odd")),
                ]
        )
            Assert.Equal(ProblemCodes.Invalid, (await RefusedAsync(() => op.Api.Users.ListAsync(odd, Stop))).Code);
    }

    [Fact]
    public async Task A_hundred_thousand_accounts_are_no_reason_to_wait()
    {
        var op = await Host.SignInOperatorAsync();
        await using (var database = await Host.OpenDatabaseAsync(Stop))
            await database.ExecuteAsync(
                """
                INSERT INTO users (id, display_name, user_name, normalized_user_name, email, normalized_email, email_confirmed,
                  phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
                SELECT gen_random_uuid(), 'Person ' || n, n || '@example.com', n || '@EXAMPLE.COM', n || '@example.com', n || '@EXAMPLE.COM',
                  false, false, false, true, 0
                FROM generate_series(1, 100000) n;
                ANALYZE users
                """,
                Stop
            );

        foreach (
            var request in (ListingRequest[])
                [new(), new() { Query = "99999@" }, new() { Sort = "displayName" }, With(("state", "banned"))]
        )
        {
            await op.Api.Users.ListAsync(request, Stop);
            var clock = Stopwatch.StartNew();
            var found = await op.Api.Users.ListAsync(request, Stop);
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"{request} took {clock.Elapsed}");
            Assert.True(found.Total <= Limits.CountedRows);
        }
    }

    private static ListingRequest With(params (string Name, string Value)[] filters) =>
        new() { Filters = filters.ToDictionary(filter => filter.Name, filter => filter.Value) };

    private static async Task<IEnumerable<Guid>> FindAsync(Tester who, string query) =>
        (await who.Api.Users.ListAsync(new() { Query = query }, Stop)).Items.Select(user => user.Id);

    private static async Task<IEnumerable<Guid>> FilterAsync(Tester who, params (string, string)[] filters) =>
        (await who.Api.Users.ListAsync(With(filters), Stop)).Items.Select(user => user.Id);
}
