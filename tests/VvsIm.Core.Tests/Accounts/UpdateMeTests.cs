using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Accounts;

public sealed class UpdateMeTests : HostTest
{
    [Fact]
    public async Task A_setting_is_kept_and_ones_other_devices_learn_of_it()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        Assert.True((await ann.Api.Accounts.MeAsync(Stop)).ReadReceipts);
        await using var ear = await Ear.OfAsync(ann);

        var me = await ann.Api.Accounts.UpdateMeAsync(new(ReadReceipts: false), Stop);
        var same = await ann.Api.Accounts.UpdateMeAsync(new(), Stop);

        Assert.False(me.ReadReceipts);
        Assert.False(same.ReadReceipts);
        Assert.False((await ann.Api.Accounts.MeAsync(Stop)).ReadReceipts);
        Assert.True((await bo.Api.Accounts.MeAsync(Stop)).ReadReceipts);
        var told = (await ear.HearsAsync<MeChanged>(cancellationToken: Stop))[0].Me;
        Assert.Equal((ann.Id, "Ann", false), (told.Id, told.DisplayName, told.ReadReceipts));
        Assert.Single(told.Workspaces);
    }
}
