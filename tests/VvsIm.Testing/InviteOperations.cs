using VvsIm.Contracts;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Testing;

/// <summary>How people let others in.</summary>
public static class InviteOperations
{
    /// <summary>Makes a workspace.</summary>
    public static Task<Workspace> CreateWorkspaceAsync(this Tester who, string name) =>
        who.Api.Workspaces.CreateAsync(name);

    /// <summary>Makes a link into a workspace.</summary>
    public static Task<Invite> InviteToAsync(
        this Tester who,
        Workspace workspace,
        int? uses = null,
        TimeSpan? lasting = null
    ) => who.Api.Invites.CreateForWorkspaceAsync(workspace.Id, new(DateTimeOffset.UtcNow + lasting, uses));

    /// <summary>Makes a link into a group or channel.</summary>
    public static Task<Invite> InviteToAsync(
        this Tester who,
        Guid conversationId,
        int? uses = null,
        TimeSpan? lasting = null
    ) => who.Api.Invites.CreateForConversationAsync(conversationId, new(DateTimeOffset.UtcNow + lasting, uses));

    /// <summary>Comes in by a link.</summary>
    public static Task<AcceptedInvite> AcceptAsync(this Tester who, Invite invite) =>
        who.Api.Invites.AcceptAsync(invite.Code);

    /// <summary>Signs up by a link, and signs in.</summary>
    public static async Task<Tester> SignUpByAsync(this TestHost host, Invite invite, string name)
    {
        var email = $"{Guid.CreateVersion7():N}@example.com";
        await host.Anybody.Api.Accounts.RegisterAsync(new(email, Tester.Password, name, invite.Code));
        return await Tester.SignInAsync(host.Url, email);
    }

    /// <summary>Does what is to be refused, and answers how.</summary>
    public static async Task<Problem> RefusedAsync(Func<Task> attempt)
    {
        try
        {
            await attempt();
        }
        catch (ProblemException e)
        {
            return e.Problem;
        }
        throw new InvalidOperationException("It was not refused.");
    }
}
