using System.Net.Http.Json;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Permissions;
using VvsIm.Contracts.Workspaces;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Permissions;

/// <summary>What the server lets people do is what the table says: for each act the cheapest real request, by each kind of person.</summary>
public sealed class ObedienceTests : HostTest
{
    [Theory]
    [InlineData(ConversationKind.Direct, Posting.Everyone)]
    [InlineData(ConversationKind.Group, Posting.Everyone)]
    [InlineData(ConversationKind.Group, Posting.Admins)]
    [InlineData(ConversationKind.Channel, Posting.Everyone)]
    [InlineData(ConversationKind.Channel, Posting.Admins)]
    public async Task Every_act_is_allowed_to_whom_the_table_allows_it(ConversationKind kind, Posting posting)
    {
        var cast = await Cast.GatherAsync(Host, Stop);
        var wrong = new List<string>();
        foreach (var act in Enum.GetValues<Act>())
        {
            var room = await cast.EnterAsync(kind, posting, act, Stop);
            foreach (var (who, standing) in cast.People(kind, posting))
            {
                await cast.BringBackAsync(room, kind, act, Stop);
                var status = await TryAsync(act, room, who, cast);
                if (status is >= 200 and < 300 != Expected(act, standing))
                    wrong.Add($"{act} by {who.Name} in {kind}, {posting}: {status}");
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(ConversationKind.Group)]
    [InlineData(ConversationKind.Channel)]
    public async Task What_the_database_decides_about_mentions_is_what_the_table_says(ConversationKind kind)
    {
        var cast = await Cast.GatherAsync(Host, Stop);
        var room = await cast.EnterAsync(kind, Posting.Everyone, Act.MentionAll, Stop);
        await using var database = await Host.OpenDatabaseAsync(Stop);
        foreach (var (who, standing) in cast.People(kind, Posting.Everyone).Where(one => !one.Standing.Silenced))
        {
            var mentioned = await database.ListAsync(
                $"SELECT (mentioned('{room.Id}', '{who.Id}', ARRAY['{Guid.Empty}'::uuid]) IS NOT NULL)::text",
                Stop
            );
            Assert.Equal([ConversationPermissions.May(Act.MentionAll, standing) ? "true" : "false"], mentioned);
        }
    }

    // Two acts are not a request of their own, but the second half of one; and who is in already joins without harm.
    private static bool Expected(Act act, Standing standing) =>
        act switch
        {
            Act.PassSlowMode or Act.MentionAll => ConversationPermissions.May(Act.Post, standing)
                && ConversationPermissions.May(act, standing),
            // Nothing there is their own: it is a moderator's DeleteAny.
            Act.DeleteOwn when standing.Role == MemberRole.None => ConversationPermissions.May(Act.DeleteAny, standing),
            Act.Join when standing.Role != MemberRole.None => true,
            _ => ConversationPermissions.May(act, standing),
        };

    private static async Task<int> TryAsync(Act act, Room room, Tester who, Cast cast)
    {
        var (conversation, extra) = ($"api/conversations/{room.Id}", cast.Bystander.Id);
        var own = room.Said.GetValueOrDefault(who.Id, room.Said[cast.Owner.Id]);
        var others = room.Said[who.Id == cast.Owner.Id ? cast.Peer.Id : cast.Owner.Id];
        return act switch
        {
            Act.Read => await AskAsync(who, "GET", conversation),
            Act.Join => await AskAsync(who, "PUT", $"{conversation}/members/me"),
            Act.Leave => await AskAsync(who, "DELETE", $"{conversation}/members/me"),
            Act.Post => await SayAsync(who, room.Id, "said"),
            Act.PassSlowMode => await SayAsync(who, room.Id, "first") is >= 300 and var refused
                ? refused
                : await SayAsync(who, room.Id, "second"),
            Act.EditOwn => await AskAsync(who, "PATCH", $"api/messages/{own}", new { text = "changed" }),
            Act.DeleteOwn => await AskAsync(who, "DELETE", $"api/messages/{own}"),
            Act.DeleteAny => await AskAsync(who, "DELETE", $"api/messages/{others}"),
            Act.React => await AskAsync(who, "PUT", $"api/messages/{others}/reactions/{Uri.EscapeDataString("👍")}"),
            Act.Pin => await AskAsync(who, "PUT", $"api/messages/{others}/pin"),
            Act.MentionAll => await MentionAllAsync(who, room.Id),
            Act.AddMembers => await AskAsync(who, "POST", $"{conversation}/members", new { userIds = new[] { extra } }),
            Act.InviteByLink => await AskAsync(who, "POST", $"{conversation}/invites", new { }),
            Act.RemoveMembers => await AskAsync(who, "DELETE", $"{conversation}/members/{extra}"),
            Act.Silence => await AskAsync(
                who,
                "PATCH",
                $"{conversation}/members/{extra}",
                new { silencedUntil = (DateTimeOffset?)null }
            ),
            Act.ChangeRoles => await AskAsync(who, "PATCH", $"{conversation}/members/{extra}", new { role = "member" }),
            Act.ChangeProfile => await AskAsync(who, "PATCH", conversation, new { topic = $"as {who.Name} says" }),
            Act.ChangeSettings => await AskAsync(who, "PATCH", conversation, new { slowSeconds = 0 }),
            Act.DeleteConversation => await AskAsync(who, "DELETE", conversation),
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, "Who tries this?"),
        };
    }

    private static Task<int> SayAsync(Tester who, Guid room, string text) =>
        AskAsync(who, "POST", $"api/conversations/{room}/messages", new { clientId = Guid.CreateVersion7(), text });

    // Whoever may not mention everybody may say the words all the same; nobody is mentioned by them.
    private static async Task<int> MentionAllAsync(Tester who, Guid room)
    {
        try
        {
            var said = await who.Api.Messages.SendAsync(room, Guid.CreateVersion7(), $"{Mentions.All} look", Stop);
            return said.MentionsAll ? 200 : 403;
        }
        catch (ProblemException e)
        {
            return e.Problem.Status;
        }
    }

    private static async Task<int> AskAsync(Tester who, string method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(new(method), path);
        if (body is not null)
            request.Content = JsonContent.Create(body, body.GetType());
        using var response = await who.Http.SendAsync(request, Stop);
        return (int)response.StatusCode;
    }

    private sealed record Room(Guid Id, IReadOnlyDictionary<Guid, Guid> Said);

    private sealed record Cast(
        Tester Owner,
        Tester Admin,
        Tester Peer,
        Tester Silenced,
        Tester Moderator,
        Tester Guest,
        Tester GuestModerator,
        Tester Bystander
    )
    {
        public static async Task<Cast> GatherAsync(TestHost host, CancellationToken cancellationToken)
        {
            var cast = new Cast(
                await host.SignUpAsync("owner"),
                await host.SignUpAsync("admin"),
                await host.SignUpAsync("member"),
                await host.SignUpAsync("silenced"),
                await host.SignUpAsync("moderator"),
                await host.SignUpAsync("guest"),
                await host.SignUpAsync("guest moderator"),
                await host.SignUpAsync("bystander")
            );
            await using var database = await host.OpenDatabaseAsync(cancellationToken);
            await database.ExecuteAsync(
                $"""
                UPDATE workspace_members SET role = 'moderator'
                WHERE user_id IN ('{cast.Moderator.Id}', '{cast.GuestModerator.Id}')
                """,
                cancellationToken
            );
            return cast;
        }

        /// <summary>The owner last: what only they may do may end the conversation.</summary>
        public IEnumerable<(Tester Who, Standing Standing)> People(ConversationKind kind, Posting posting)
        {
            var moderator = WorkspaceRole.Moderator;
            if (kind == ConversationKind.Direct)
                return
                [
                    (Guest, new(kind, MemberRole.None, default)),
                    (GuestModerator, new(kind, MemberRole.None, moderator)),
                    (Peer, new(kind, MemberRole.Member, default)),
                    (Owner, new(kind, MemberRole.Member, default)),
                ];
            return
            [
                (Guest, new(kind, MemberRole.None, default, posting)),
                (GuestModerator, new(kind, MemberRole.None, moderator, posting)),
                (Silenced, new(kind, MemberRole.Member, default, posting, Silenced: true)),
                (Peer, new(kind, MemberRole.Member, default, posting)),
                (Moderator, new(kind, MemberRole.Member, moderator, posting)),
                (Admin, new(kind, MemberRole.Admin, default, posting)),
                (Owner, new(kind, MemberRole.Owner, default, posting)),
            ];
        }

        /// <summary>A new conversation in which everybody who belongs to it has said something.</summary>
        public async Task<Room> EnterAsync(
            ConversationKind kind,
            Posting posting,
            Act act,
            CancellationToken cancellationToken
        )
        {
            var said = new Dictionary<Guid, Guid>();
            if (kind == ConversationKind.Direct)
            {
                var direct = await Owner.OpenDirectAsync(Peer);
                foreach (var who in (Tester[])[Owner, Peer])
                    said[who.Id] = (await who.SendAsync(direct, "said before")).Id;
                return new(direct, said);
            }
            Tester[] members = [Owner, Admin, Peer, Silenced, Moderator];
            var room = await Owner.Api.Conversations.CreateAsync(
                new(
                    kind,
                    $"{kind} for {act}",
                    [.. members.Append(Bystander).Select(who => who.Id).Where(id => id != Owner.Id)]
                ),
                cancellationToken
            );
            foreach (var who in members)
                said[who.Id] = (await who.SendAsync(room.Id, "said before")).Id;
            await Owner.Api.Groups.ChangeMemberAsync(
                room.Id,
                Admin.Id,
                new() { Role = MemberRole.Admin },
                cancellationToken
            );
            await Owner.Api.Groups.ChangeMemberAsync(
                room.Id,
                Silenced.Id,
                new() { SilencedUntil = new(DateTimeOffset.UtcNow.AddDays(1)) },
                cancellationToken
            );
            await Owner.Api.Groups.ChangeAsync(
                room.Id,
                new() { Posting = posting, SlowSeconds = act == Act.PassSlowMode ? 3600 : 0 },
                cancellationToken
            );
            return new(room.Id, said);
        }

        /// <summary>The bystander may have been removed by whoever tried it before.</summary>
        public async Task BringBackAsync(Room room, ConversationKind kind, Act act, CancellationToken cancellationToken)
        {
            if (act == Act.RemoveMembers && kind != ConversationKind.Direct)
                await Owner.Api.Groups.AddMembersAsync(room.Id, [Bystander.Id], cancellationToken);
        }
    }
}
