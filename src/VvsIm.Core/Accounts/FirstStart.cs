using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VvsIm.Contracts.Accounts;
using VvsIm.Core.Database;

namespace VvsIm.Core.Accounts;

/// <summary>Makes the default workspace and the operator in an empty installation, once, also when nodes start together.</summary>
public sealed class FirstStart(
    VvsImDb db,
    UserManager<Account> accounts,
    RoleManager<IdentityRole<Guid>> roles,
    IOptions<AdminOptions> options,
    TimeProvider time
)
{
    /// <summary>Null when the installation was set up before.</summary>
    public async Task<FirstAdmin?> SetUpAsync(CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        // The row lock makes a second node wait here and then see the workspace.
        var done = await db
            .Database.SqlQuery<Guid?>($"SELECT default_workspace_id AS \"Value\" FROM installation FOR UPDATE")
            .ToListAsync(cancellationToken);
        if (done is [not null])
            return null;

        var admin = options.Value;
        var password = admin.Password ?? NewPassword();
        var account = new Account
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()),
            UserName = admin.Email,
            Email = admin.Email,
            DisplayName = "Admin",
            CreatedAt = time.GetUtcNow(),
        };
        Require(await roles.CreateAsync(new(Roles.Operator) { Id = Guid.CreateVersion7() }));
        Require(await accounts.CreateAsync(account, password));
        Require(await accounts.AddToRoleAsync(account, Roles.Operator));

        var workspace = Guid.CreateVersion7();
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH made AS (INSERT INTO workspaces (id, name) VALUES ({workspace}, {admin.Workspace})),
                 owner AS (
                   INSERT INTO workspace_members (workspace_id, user_id, role) VALUES ({workspace}, {account.Id}, 'owner')
                 )
            UPDATE installation SET default_workspace_id = {workspace}
            """,
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        return new FirstAdmin(admin.Email, admin.Password is null ? password : null);
    }

    private static string NewPassword() => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16);

    private static void Require(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new StartupException(
                "The operator's account could not be made (Admin:Email, Admin:Password): "
                    + string.Join(' ', result.Errors.Select(e => e.Description))
            );
    }
}

/// <summary>The operator just made.</summary>
/// <param name="Email">Signs in with it.</param>
/// <param name="GeneratedPassword">To be printed once; null when the configuration gave one.</param>
public sealed record FirstAdmin(string Email, string? GeneratedPassword);
