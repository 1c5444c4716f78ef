using VvsIm.Contracts;
using VvsIm.Contracts.Realtime;
using VvsIm.Contracts.Workspaces;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Workspaces;

public sealed class WorkspaceTests : HostTest
{
    [Fact]
    public async Task Who_makes_a_workspace_owns_it_and_hears_of_it_on_every_device()
    {
        var ann = await Host.SignUpAsync("Ann");
        await using var device = await Ear.OfAsync(ann);

        var made = await ann.CreateWorkspaceAsync("  Acme  ");

        Assert.Equal(("Acme", WorkspaceRole.Owner), (made.Name, made.Role));
        Assert.Equal(
            made.Id,
            Assert.Single(await device.HearsAsync<WorkspaceJoined>(cancellationToken: Stop)).WorkspaceId
        );
        Assert.Equal(["Home", "Acme"], (await ann.Api.Workspaces.ListAsync(Stop)).Items.Select(mine => mine.Name));
        Assert.Contains(made, (await ann.Api.Accounts.MeAsync(Stop)).Workspaces);
    }

    [Theory]
    [InlineData("", ProblemCodes.Invalid)]
    [InlineData("   ", ProblemCodes.Invalid)]
    [InlineData("a\u0000b", ProblemCodes.Invalid)]
    [InlineData("a\nb", ProblemCodes.Invalid)]
    public async Task A_name_must_be_one(string name, string code)
    {
        var ann = await Host.SignUpAsync("Ann");
        Assert.Equal(code, (await InviteOperations.RefusedAsync(() => ann.CreateWorkspaceAsync(name))).Code);
    }

    [Fact]
    public async Task Names_and_workspaces_have_limits()
    {
        var ann = await Host.SignUpAsync("Ann");
        var longest = new string('w', Limits.WorkspaceNameLength);
        for (var n = 0; n < Limits.OwnedWorkspaces; n++)
            await ann.CreateWorkspaceAsync(longest);

        var longer = await InviteOperations.RefusedAsync(() => ann.CreateWorkspaceAsync(longest + "w"));
        var more = await InviteOperations.RefusedAsync(() => ann.CreateWorkspaceAsync("one more"));

        Assert.Equal((ProblemCodes.LimitExceeded, ProblemCodes.LimitExceeded), (longer.Code, more.Code));
        Assert.Contains(nameof(Limits.OwnedWorkspaces), more.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_people_are_listed_by_name_a_page_at_a_time()
    {
        var ann = await Host.SignUpAsync("Ann");
        var workspace = await ann.CreateWorkspaceAsync("Acme");
        var invite = await ann.InviteToAsync(workspace);
        foreach (var name in (string[])["Ülkü", "bo", "Cy", "Älva"])
            await Host.SignUpByAsync(invite, name);

        var names = new List<string>();
        Page<WorkspacePerson>? page = null;
        do
        {
            page = await ann.Api.Workspaces.MembersAsync(
                workspace.Id,
                cursor: page?.NextCursor,
                limit: 2,
                cancellationToken: Stop
            );
            names.AddRange(page.Items.Select(person => person.DisplayName));
        } while (page.NextCursor is not null);
        var found = await ann.Api.Workspaces.MembersAsync(workspace.Id, "LV", cancellationToken: Stop);

        Assert.Equal(5, names.Distinct().Count());
        Assert.Equal(["Ann", "bo", "Cy"], names.Where(name => name[0] < 'z'));
        Assert.Equal(["Älva"], found.Items.Select(person => person.DisplayName));
    }

    [Fact]
    public async Task For_others_there_is_no_such_workspace()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var workspace = await ann.CreateWorkspaceAsync("Acme");

        var theirs = await bo.RefusedAsync(HttpMethod.Get, $"api/workspaces/{workspace.Id}/members");
        var nobodys = await bo.RefusedAsync(HttpMethod.Get, $"api/workspaces/{Guid.CreateVersion7()}/members");

        Assert.Equal((404, ProblemCodes.NotFound), (theirs.Status, theirs.Code));
        Assert.Equal(nobodys with { TraceId = null }, theirs with { TraceId = null });
    }
}
