using VvsIm.Contracts;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Accounts;

public sealed class FindUsersTests : HostTest
{
    [Fact]
    public async Task People_are_found_by_part_of_their_name_or_whole_email_and_wildcards_are_letters()
    {
        var (ann, percy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("100% Percy_"));

        Assert.Equal([percy.Id], await FindAsync(ann, "perc"));
        Assert.Equal([percy.Id], await FindAsync(ann, "0% p"));
        Assert.Equal([percy.Id], await FindAsync(ann, "y_"));
        Assert.Empty(await FindAsync(ann, "n_n"));
        Assert.Equal([percy.Id], await FindAsync(ann, percy.Email.ToUpperInvariant()));
        Assert.Empty(await FindAsync(ann, percy.Email[..^3]));
    }

    [Fact]
    public async Task Pages_give_everybody_once_by_name()
    {
        var people = await Host.SignUpManyAsync(11);
        var (names, cursor) = (new List<string>(), (string?)null);
        do
        {
            var page = await people[0].Api.Accounts.FindAsync("Person", cursor, 3, Stop);
            names.AddRange(page.Items.Select(user => user.DisplayName));
            cursor = page.NextCursor;
        } while (cursor is not null);

        Assert.Equal(people.Select(person => person.Name).Order(), names);
    }

    [Fact]
    public async Task Ids_one_may_not_see_are_left_out()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));

        var found = await ann.Api.Accounts.FindAsync([bo.Id, Guid.CreateVersion7()], Stop);

        Assert.Equal([bo.Id], found.Items.Select(user => user.Id));
    }

    [Fact]
    public async Task The_list_of_accounts_is_the_operators()
    {
        var ann = await Host.SignUpAsync("Ann");
        var admin = await Host.SignInOperatorAsync();

        var refused = await Assert.ThrowsAsync<ProblemException>(() => ann.Api.Users.ListAsync(new(), Stop));
        var page = await admin.Api.Users.ListAsync(new() { Query = "ann" }, Stop);

        Assert.Equal(ProblemCodes.Forbidden, refused.Code);
        Assert.Equal((ann.Email, 1), (Assert.Single(page.Items).Email, page.Total));
    }

    [Fact]
    public async Task A_page_past_the_end_still_says_how_many_there_are()
    {
        await Host.SignUpManyAsync(3);
        var admin = await Host.SignInOperatorAsync();

        var page = await admin.Api.Users.ListAsync(new() { Query = "Person", Offset = 10 }, Stop);

        Assert.Equal((0, 3), (page.Items.Length, page.Total));
    }

    private static async Task<IEnumerable<Guid>> FindAsync(Tester who, string query) =>
        (
            await who.Api.Accounts.FindAsync(query, cancellationToken: TestContext.Current.CancellationToken)
        ).Items.Select(user => user.Id);
}
