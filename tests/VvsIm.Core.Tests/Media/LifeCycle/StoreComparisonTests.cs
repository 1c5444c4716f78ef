using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using VvsIm.Contracts;
using VvsIm.Core.Media.LifeCycle;
using VvsIm.Core.Media.Stores;
using VvsIm.Core.Tests.Media.Stores;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Media.LifeCycle;

public sealed class StoreComparisonTests : LifeCycleTest
{
    [Fact]
    public async Task Both_kinds_of_orphans_are_counted_and_told_to_operators()
    {
        await MeetAsync();
        var (missing, shorter) = (await KeepObjectAsync([1]), await KeepObjectAsync([1, 2]));
        await KeepObjectAsync([1, 2, 3]);
        await Store.DeleteAsync(KeyOf(missing));
        await Store.PutAsync(KeyOf(shorter), [1]);
        var (old, young) = (StoreTesting.NewKey(), StoreTesting.NewKey());
        foreach (var key in new[] { old, young, "somebody/elses.txt" })
            await Store.PutAsync(key, StoreTesting.Bytes(100));
        Age(old, days: 2);
        Age("somebody/elses.txt", days: 400);
        var admin = await Host.SignInOperatorAsync();
        Assert.Null((await admin.Api.Storage.ReportAsync(Stop)).LastCheck);

        var check = await admin.Api.Storage.CheckAsync(Stop);

        Assert.Equal((3, 2, 2, 200), (check.Objects, check.Missing, check.Unknown, check.UnknownBytes));
        Assert.Null(check.Error);
        Assert.Equal(check, (await admin.Api.Storage.ReportAsync(Stop)).LastCheck);
        Assert.Equal(5, (await Store.ListAsync()).Count);
    }

    [Fact]
    public async Task Unknown_bytes_of_our_own_workspaces_go_after_a_week_and_nobody_elses()
    {
        await MeetAsync();
        var (ours, recent, elsewhere) = (
            KeyOf(Guid.CreateVersion7()),
            KeyOf(Guid.CreateVersion7()),
            StoreTesting.NewKey()
        );
        foreach (var key in new[] { ours, recent, elsewhere })
            await Store.PutAsync(key, [1]);
        Age(ours, days: 8);
        Age(recent, days: 6);
        Age(elsewhere, days: 800);

        var first = await CompareAsync();
        var second = await CompareAsync();

        Assert.Equal((3, 2), (first.Unknown, second.Unknown));
        Assert.Equal(
            new[] { recent, elsewhere }.Order(),
            (await Store.ListAsync()).Select(stored => stored.Key).Order()
        );
    }

    [Fact]
    public async Task A_store_that_is_away_is_told_and_nothing_is_counted()
    {
        await MeetAsync();
        await KeepObjectAsync([1]);
        Directory.Move(Root, Root + ".away");

        var check = await CompareAsync();

        Assert.Contains(Root, check.Error);
        Assert.Equal((0, 0, 0), (check.Objects, check.Missing, check.Unknown));
        Directory.Move(Root + ".away", Root);
        Assert.Equal((1, 0), ((await CompareAsync()) is var again ? (again.Objects, again.Missing) : default));
    }

    [Fact]
    public async Task While_files_come_and_go_nothing_is_missing_and_nothing_unknown()
    {
        await MeetAsync();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var coming = Enumerable.Range(0, 3).Select(_ => ComeAndGoAsync()).Append(CollectAsync());
        var busy = Task.WhenAll(coming.ToList());

        for (var i = 0; i < 15; i++)
        {
            var check = await CompareAsync();
            Assert.Equal((0, 0, null), (check.Missing, check.Unknown, check.Error));
        }

        await enough.CancelAsync();
        await busy;
        Assert.True((await CompareAsync()).Objects > 0);
        return;

        async Task ComeAndGoAsync()
        {
            while (!enough.IsCancellationRequested)
            {
                try
                {
                    var file = await KeepFileAsync();
                    if (Random.Shared.Next(2) == 0)
                        await SqlAsync("DELETE FROM media WHERE id = $1", file);
                }
                catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.ForeignKeyViolation)
                {
                    // Met the collector; an upload puts its bytes anew then.
                }
            }
        }

        async Task CollectAsync()
        {
            while (!enough.IsCancellationRequested)
                await RunAsync<CollectObjects>();
        }
    }

    [Fact]
    public async Task Usage_is_known_by_workspace_and_by_person()
    {
        await MeetAsync();
        var shared = await KeepObjectAsync(StoreTesting.Bytes(1_000));
        await KeepFileAsync(shared, previewId: await KeepObjectAsync(StoreTesting.Bytes(50)), size: 1_000);
        await KeepFileAsync(shared, size: 1_000);
        var other = (await Ann.Api.Workspaces.CreateAsync("Other", Stop)).Id;
        await KeepObjectAsync(StoreTesting.Bytes(5_000), other);

        var report = await (await Host.SignInOperatorAsync()).Api.Storage.ReportAsync(Stop);

        Assert.Equal(
            [(other, "Other", 0, 5_000), (Workspace, report.Workspaces[1].Name, 2, 1_050)],
            report.Workspaces.Select(one => (one.WorkspaceId, one.Name, one.Files, one.Bytes))
        );
        var person = Assert.Single(report.People);
        Assert.Equal(
            (Ann.Id, "Ann", Workspace, 2, 2_000),
            (person.UserId, person.DisplayName, person.WorkspaceId, person.Files, person.Bytes)
        );
    }

    [Fact]
    public async Task It_is_the_operators_alone()
    {
        await MeetAsync();

        Assert.Equal(ProblemCodes.Forbidden, (await Ann.RefusedAsync(HttpMethod.Get, "api/admin/storage")).Code);
        Assert.Equal(ProblemCodes.Forbidden, (await Ann.RefusedAsync(HttpMethod.Post, "api/admin/storage/check")).Code);
    }

    private Task<Contracts.Media.StorageCheck> CompareAsync() =>
        Host.Services.GetRequiredService<StoreComparison>().RunAsync(Stop);

    private string KeyOf(Guid id) => ObjectKey.Of(Workspace, id);

    private void Age(string key, int days) =>
        File.SetLastWriteTimeUtc(new DiskLayout(Root).PathOf(key), DateTime.UtcNow.AddDays(-days));
}
