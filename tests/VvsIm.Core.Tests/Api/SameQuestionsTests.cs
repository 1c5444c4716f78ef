using VvsIm.Testing;

namespace VvsIm.Core.Tests.Api;

/// <summary>
/// Whether something does not exist or is not for whoever asks cannot be told by the time that the answer takes: the same statements go
/// to the database, and find nothing by the same keys.
/// </summary>
public sealed class SameQuestionsTests : HostTest
{
    [Fact]
    public async Task Not_yours_and_not_there_are_the_same_questions_to_the_database()
    {
        var stage = await Stage.SetAsync(Host, Stop);
        var scene = await stage.NewSceneAsync(Stop);
        using var statements = new Statements();
        var unlike = new List<string>();
        foreach (var entry in EndpointTable.Of(Place.Room, Place.Message, Place.Invite, Place.Workspace, Place.Person))
        {
            var theirs = await AskAsync(statements, stage, entry, scene.Thing(entry, stage.Outsider, stage.Owner));
            var nobodys = await AskAsync(statements, stage, entry, Guid.CreateVersion7().ToString());
            if (!theirs.SequenceEqual(nobodys))
                unlike.Add($"{entry}: {string.Join(" + ", theirs)} INSTEAD OF {string.Join(" + ", nobodys)}");
            Assert.True(nobodys.Length > 0, $"{entry} asked nothing: is the driver still heard?");
        }

        Assert.Empty(unlike);
    }

    private static async Task<string[]> AskAsync(Statements statements, Stage stage, Entry entry, string id)
    {
        using var request = entry.About(id, stage.Owner.Id, stage.Neighbour.Id);
        var mark = Statements.Mark(request);
        using var response = await stage.Outsider.Http.SendAsync(request, Stop);
        Assert.Equal(404, (int)response.StatusCode);
        return statements.Of(mark);
    }
}
