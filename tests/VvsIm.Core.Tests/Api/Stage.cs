using System.Text.Json.Nodes;
using VvsIm.Contracts.Conversations;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Api;

/// <summary>The cast that every endpoint meets, and conversations that they stand in.</summary>
internal sealed record Stage
{
    /// <summary>Owns the conversations.</summary>
    public required Tester Owner { get; init; }

    /// <summary>A plain member.</summary>
    public required Tester Member { get; init; }

    /// <summary>A member whom somebody has silenced.</summary>
    public required Tester Silenced { get; init; }

    /// <summary>Was a member, and was removed.</summary>
    public required Tester Removed { get; init; }

    /// <summary>A member who is banned.</summary>
    public required Tester Banned { get; init; }

    /// <summary>Of the same workspace, but no member.</summary>
    public required Tester Neighbour { get; init; }

    /// <summary>Of another workspace.</summary>
    public required Tester Outsider { get; init; }

    public required TestHost Host { get; init; }

    /// <summary>Nothing of it may show in an answer to whom it is not for.</summary>
    public static readonly string[] Secrets = ["Sesame", "Abracadabra", "Ann Owner", "Me Member"];

    public static async Task<Stage> SetAsync(TestHost host, CancellationToken cancellationToken)
    {
        var ann = await host.SignUpAsync("Ann Owner");
        var outsider = await host.SignUpAsync("Outsider");
        var elsewhere = await outsider.CreateWorkspaceAsync("Elsewhere");
        await using (var database = await host.OpenDatabaseAsync(cancellationToken))
            await database.ExecuteAsync(
                $"DELETE FROM workspace_members WHERE user_id = '{outsider.Id}' AND workspace_id <> '{elsewhere.Id}'",
                cancellationToken
            );
        return new Stage
        {
            Host = host,
            Owner = ann,
            Member = await host.SignUpAsync("Me Member"),
            Silenced = await host.SignUpAsync("Si Silenced"),
            Removed = await host.SignUpAsync("Re Removed"),
            Banned = await host.SignUpAsync("Ba Banned"),
            Neighbour = await host.SignUpAsync("Neighbour"),
            Outsider = outsider,
        };
    }

    /// <summary>Bans whom it is about; what they did before is there.</summary>
    public async Task BanAsync() =>
        await (await Host.SignInOperatorAsync()).Api.Moderation.BanAsync(Banned.Id, new(), CancellationToken.None);

    /// <summary>A group in which each member has said something.</summary>
    public async Task<Scene> NewSceneAsync(CancellationToken cancellationToken)
    {
        var room = await Owner.Api.Conversations.CreateAsync(
            new(ConversationKind.Group, "Sesame", [Member.Id, Silenced.Id, Removed.Id, Banned.Id]),
            cancellationToken
        );
        var said = new Dictionary<Guid, Guid>();
        foreach (var who in (Tester[])[Owner, Member, Silenced])
            said[who.Id] = (await who.SendAsync(room.Id, "Abracadabra")).Id;
        var invite = await Owner.InviteToAsync(room.Id);
        await Owner.Api.Groups.RemoveMemberAsync(room.Id, Removed.Id, cancellationToken);
        await Owner.Api.Groups.ChangeMemberAsync(
            room.Id,
            Silenced.Id,
            new() { SilencedUntil = new(DateTimeOffset.UtcNow.AddDays(1)) },
            cancellationToken
        );
        return new(room.Id, room.WorkspaceId, said, invite.Id, invite.Code);
    }

    /// <summary>Asks, and answers what came back, as a client could tell it apart from another answer.</summary>
    public async Task<Heard> AskAsync(Tester who, Entry entry, string id, CancellationToken cancellationToken)
    {
        using var request = entry.About(id, Owner.Id, Neighbour.Id);
        using var response = await who.Http.SendAsync(request, cancellationToken);
        var headers = response
            .Headers.Concat(response.Content.Headers)
            .Where(header => header.Key is not "Date")
            .Select(header => $"{header.Key}: {string.Join(',', header.Value)}");
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        string? code = null;
        if (!response.IsSuccessStatusCode && text.Length > 0)
        {
            var problem = JsonNode.Parse(text)!.AsObject();
            problem.Remove("traceId");
            code = (string?)problem["code"];
            text = problem.ToJsonString();
        }
        return new((int)response.StatusCode, code, $"{string.Join('\n', headers)}\n{text}");
    }
}

/// <summary>A conversation that the cast stands in.</summary>
/// <param name="Room">A group.</param>
/// <param name="Workspace">Where it is.</param>
/// <param name="Said">A message of each, by who said it.</param>
/// <param name="Invite">A link into it.</param>
/// <param name="Code">What opens the link.</param>
internal sealed record Scene(Guid Room, Guid Workspace, IReadOnlyDictionary<Guid, Guid> Said, Guid Invite, string Code)
{
    /// <summary>What an endpoint is about, for this person.</summary>
    public string Thing(Entry entry, Tester who, Tester owner) =>
        entry.Place switch
        {
            Place.Room => Room.ToString(),
            Place.Message => Said.GetValueOrDefault(who.Id, Said[owner.Id]).ToString(),
            Place.Workspace => Workspace.ToString(),
            Place.Person => owner.Id.ToString(),
            Place.Invite => Invite.ToString(),
            Place.Code => Code,
            _ => Guid.CreateVersion7().ToString(),
        };
}

/// <summary>An answer, without what differs in every one.</summary>
internal sealed record Heard(int Status, string? Code, string Text);
