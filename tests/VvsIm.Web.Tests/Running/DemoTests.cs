using VvsIm.Contracts.Accounts;
using VvsIm.Contracts.Conversations;
using VvsIm.Testing;
using VvsIm.Web.Tests.EmbeddedPostgres;

namespace VvsIm.Web.Tests.Running;

/// <summary>What <c>--demo</c> fills in is what the API would have made of it.</summary>
public sealed class DemoTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_demo_has_people_groups_and_weeks_of_whole_history()
    {
        using var cluster = new PrivateCluster();
        var url = new Uri($"http://127.0.0.1:{HostProcess.FreePort()}");
        await using var host = HostProcess.StartHost(cluster.DataDirectory, url.Port, "--demo");
        await host.SaysAsync("VVS IM is ready");
        var (alice, admin) = (await DemoPerson.SignInAsync(url, "alice"), await DemoPerson.SignInAsync(url, "admin"));

        Assert.True(
            (await alice.Api.Accounts.FindAsync(query: null, limit: 100, cancellationToken: Stop)).Items.Length >= 17
        );
        Assert.Contains(Roles.Operator, (await admin.Api.Accounts.MeAsync(Stop)).Roles);
        var list = (await alice.Api.Conversations.ListAsync(cancellationToken: Stop)).Items;
        Assert.Contains(list, conversation => conversation.Kind == ConversationKind.Direct);
        Assert.Contains(list, conversation => conversation.Unread > 0);
        foreach (var conversation in list)
            await IsWholeAsync(alice, conversation);
        Assert.True(list.Max(conversation => conversation.LastSeq) > 50);
    }

    [Fact]
    public async Task An_installation_with_people_is_left_alone()
    {
        using var cluster = new PrivateCluster();
        var url = new Uri($"http://127.0.0.1:{HostProcess.FreePort()}");
        await using (var host = HostProcess.StartHost(cluster.DataDirectory, url.Port))
        {
            await host.SaysAsync("VVS IM is ready");
            await Tester
                .Anonymous(url)
                .Api.Accounts.RegisterAsync(new("ann@example.com", Tester.Password, "Ann"), Stop);
            host.Send(15);
            await host.ExitAsync();
        }

        await using var withDemo = HostProcess.StartHost(cluster.DataDirectory, url.Port, "--demo");
        await withDemo.SaysAsync("left alone");
        await withDemo.SaysAsync("VVS IM is ready");

        var ann = await Tester.SignInAsync(url, "ann@example.com");
        Assert.Equal(2, (await ann.Api.Accounts.FindAsync(query: null, cancellationToken: Stop)).Items.Length);
    }

    private static async Task IsWholeAsync(Tester reader, Conversation conversation)
    {
        var history = await reader.ReadAllAsync(conversation.Id);
        Assert.Equal(Enumerable.Range(1, (int)conversation.LastSeq).Select(n => (long)n), history.Select(m => m.Seq));
        Assert.Equal(conversation.LastSeq, conversation.Change);
        Assert.Equal(
            history.Order(Comparer<Contracts.Messages.Message>.Create((a, b) => a.CreatedAt.CompareTo(b.CreatedAt))),
            history
        );
        Assert.Equal(history[^1].CreatedAt, conversation.ActiveAt);
        Assert.Equal(
            history.Count(m => m.Seq > conversation.LastReadSeq && m.SenderId != reader.Id),
            conversation.Unread
        );
    }
}
