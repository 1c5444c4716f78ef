using VvsIm.Contracts.Workspaces;
using VvsIm.Web.Client.Tests.Model;
using VvsIm.Web.Client.Workspaces;

namespace VvsIm.Web.Client.Tests.Workspaces;

public sealed class WorkspaceChoiceTests
{
    private static readonly Workspace Home = new(Guid.Empty, "Home", WorkspaceRole.Member);
    private static readonly Workspace Work = new(Guid.CreateVersion7(), "Work", WorkspaceRole.Owner);
    private readonly ModelServer server = new(new Random(1));
    private readonly WorkspaceChoice choice = new();

    [Fact]
    public void One_alone_hides_nothing()
    {
        choice.Take(server.Self with { Workspaces = [Work] });
        Assert.Null(choice.Only);
        Assert.True(choice.Shows(server.Fetch(server.Open())));
    }

    [Fact]
    public void Of_several_one_is_looked_at()
    {
        choice.Take(server.Self with { Workspaces = [Home, Work] });
        Assert.Equal(Home, choice.Only);
        Assert.True(choice.Shows(server.Fetch(server.Open())));
        choice.Choose(Work.Id);
        Assert.False(choice.Shows(server.Fetch(server.Open())));
    }

    [Fact]
    public void One_that_is_not_there_any_more_is_not_looked_at()
    {
        choice.Take(server.Self with { Workspaces = [Home, Work] });
        choice.Choose(Work.Id);
        choice.Choose(Guid.CreateVersion7());
        Assert.Equal(Work, choice.Only);
        choice.Take(server.Self with { Workspaces = [Home] });
        Assert.Null(choice.Only);
    }
}
