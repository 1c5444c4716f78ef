using System.Diagnostics;
using VvsIm.Contracts;
using VvsIm.Contracts.Realtime;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Operations.StaffChannel;

public sealed class StaffChannelTests : HostTest
{
    [Fact]
    public async Task Operators_may_listen_to_the_installation_and_every_workspace()
    {
        var admin = await Host.SignInOperatorAsync();
        var workspace = await WorkspaceOfAsync(await Host.SignUpAsync("Ann"));

        Assert.NotEmpty(await admin.Api.Realtime.SubscribeAsync(Channels.Staff(Guid.Empty), Stop));
        Assert.NotEmpty(await admin.Api.Realtime.SubscribeAsync(Channels.Staff(workspace), Stop));
        Assert.True(await IsRefusedAsync(admin, Guid.CreateVersion7()));
    }

    [Theory]
    [InlineData("moderator")]
    [InlineData("owner")]
    public async Task Who_keeps_order_in_a_workspace_may_listen_to_that_one_alone(string role)
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var workspace = await WorkspaceOfAsync(ann);
        var other = await bo.Api.Workspaces.CreateAsync("Elsewhere", Stop);
        await SetRoleAsync(ann, role);

        Assert.NotEmpty(await ann.Api.Realtime.SubscribeAsync(Channels.Staff(workspace), Stop));
        Assert.True(await IsRefusedAsync(ann, other.Id));
        Assert.True(await IsRefusedAsync(ann, Guid.Empty));
    }

    [Fact]
    public async Task Nobody_else_may()
    {
        var ann = await Host.SignUpAsync("Ann");

        Assert.True(await IsRefusedAsync(ann, await WorkspaceOfAsync(ann)));
        Assert.True(await IsRefusedAsync(ann, Guid.Empty));
    }

    [Theory]
    [InlineData("staff:0")]
    [InlineData("staff:")]
    [InlineData("staff:*")]
    [InlineData("Staff:00000000-0000-0000-0000-000000000000")]
    [InlineData("staff:00000000000000000000000000000000")]
    [InlineData("staff:{00000000-0000-0000-0000-000000000000}")]
    [InlineData(" staff:00000000-0000-0000-0000-000000000000")]
    [InlineData("staff:00000000-0000-0000-0000-000000000000 ")]
    [InlineData("staff:00000000-0000-0000-0000-000000000000#1")]
    public void A_name_that_is_not_spelled_exactly_is_no_channel(string name) =>
        Assert.False(Channels.TryParse(name, out _, out _));

    [Fact]
    public void The_spelled_names_are_channels()
    {
        Assert.True(Channels.TryParse(Channels.Staff(Guid.Empty), out var kind, out var id));
        Assert.Equal((ChannelKind.Staff, Guid.Empty), (kind, id));
    }

    [Fact]
    public async Task Whoever_loses_the_role_is_unsubscribed_within_a_second_or_so()
    {
        var ann = await Host.SignUpAsync("Ann");
        await SetRoleAsync(ann, "moderator");
        await using var listener = await Listener.OpenAsync(ann, _ => { });
        await listener.SubscribeAsync(ann, Channels.Staff(await WorkspaceOfAsync(ann)));

        var clock = Stopwatch.StartNew();
        await SetRoleAsync(ann, "member");
        await listener.UnsubscribedAsync(Stop);

        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 3);
    }

    [Fact]
    public async Task An_operator_who_is_one_no_longer_is_unsubscribed_from_the_installation()
    {
        var admin = await Host.SignInOperatorAsync();
        await using var listener = await Listener.OpenAsync(admin, _ => { });
        await listener.SubscribeAsync(admin, Channels.Staff(Guid.Empty));

        await using (var connection = await Host.OpenDatabaseAsync(Stop))
            await connection.ExecuteAsync($"DELETE FROM user_roles WHERE user_id = '{admin.Id}'", Stop);
        await listener.UnsubscribedAsync(Stop);

        Assert.True(await IsRefusedAsync(admin, Guid.Empty));
    }

    private async Task SetRoleAsync(Tester who, string role)
    {
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        await connection.ExecuteAsync($"UPDATE workspace_members SET role = '{role}' WHERE user_id = '{who.Id}'", Stop);
    }

    private static async Task<Guid> WorkspaceOfAsync(Tester who) =>
        (await who.GetAsync("api/workspaces", VvsImJson.Default.PageWorkspace)).Items[0].Id;

    private static async Task<bool> IsRefusedAsync(Tester who, Guid scopeId)
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            who.Api.Realtime.SubscribeAsync(Channels.Staff(scopeId), Stop)
        );
        return refused.Code == ProblemCodes.Forbidden;
    }
}
