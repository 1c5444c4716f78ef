using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using VvsIm.Contracts.Accounts;
using VvsIm.Core.Accounts;
using VvsIm.Core.Database;

namespace VvsIm.Web.Demo;

/// <summary>Fills an installation that nobody uses yet with people and weeks of conversation; all of it or nothing.</summary>
internal sealed class DemoData(VvsImDb db, UserManager<Account> accounts, DemoHistory history, TimeProvider time)
{
    /// <summary>Everybody's password, the operator's too.</summary>
    public const string Password = "Demo-Passw0rd!";

    public const string OperatorEmail = "admin@example.com";

    /// <summary>False when it was left alone, because there are people in it already.</summary>
    public async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // Two hosts started together take turns here; the second one finds people.
        var workspaces = await db
            .Database.SqlQuery<Guid>($"SELECT default_workspace_id AS \"Value\" FROM installation FOR UPDATE")
            .ToListAsync(cancellationToken);
        if (await accounts.Users.CountAsync(cancellationToken) > 1 || await HasConversationsAsync(cancellationToken))
            return false;

        var now = time.GetUtcNow();
        await AddOperatorAsync(workspaces[0], now, cancellationToken);
        var ids = new Dictionary<string, Guid>();
        foreach (var (name, displayName) in DemoScript.People())
            ids[name] = await AddPersonAsync(workspaces[0], $"{name}@example.com", displayName, now, cancellationToken);
        // Somebody who makes invite links, and will moderate.
        await db.Database.ExecuteSqlAsync(
            $"UPDATE workspace_members SET role = 'moderator' WHERE user_id = {ids["alice"]}",
            cancellationToken
        );
        foreach (var conversation in DemoScript.Conversations(now))
            await history.AddAsync(workspaces[0], conversation, ids, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<bool> HasConversationsAsync(CancellationToken cancellationToken) =>
        await db
            .Database.SqlQuery<bool>($"SELECT EXISTS (SELECT FROM conversations) AS \"Value\"")
            .SingleAsync(cancellationToken);

    // The first start made one already, unless it was told another address.
    private async Task AddOperatorAsync(Guid workspaceId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await accounts.FindByEmailAsync(OperatorEmail) is not null)
            return;
        await AddPersonAsync(workspaceId, OperatorEmail, "Admin", now, cancellationToken);
        Require(await accounts.AddToRoleAsync((await accounts.FindByEmailAsync(OperatorEmail))!, Roles.Operator));
    }

    private async Task<Guid> AddPersonAsync(
        Guid workspaceId,
        string email,
        string displayName,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        // Everybody is there since before the first thing that is said.
        var since = now.AddDays(-36);
        var account = new Account
        {
            Id = Guid.CreateVersion7(since),
            UserName = email,
            Email = email,
            DisplayName = displayName,
            CreatedAt = since,
        };
        Require(await accounts.CreateAsync(account, Password));
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO workspace_members (workspace_id, user_id, role, joined_at)
            VALUES ({workspaceId}, {account.Id}, 'member', {since})
            """,
            cancellationToken
        );
        return account.Id;
    }

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new StartupException(
                $"The demo data does not fit: {string.Join(' ', result.Errors.Select(e => e.Description))}"
            );
    }
}
