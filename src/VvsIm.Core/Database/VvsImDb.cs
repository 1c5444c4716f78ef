using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using VvsIm.Core.Accounts;

namespace VvsIm.Core.Database;

/// <summary>
/// The model for ordinary reads and writes. Hot paths speak SQL; both share one schema, made by the migrations.
/// </summary>
public sealed class VvsImDb(DbContextOptions<VvsImDb> options)
    : IdentityDbContext<Account, IdentityRole<Guid>, Guid>(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(VvsImDb).Assembly);
        SnakeCase.Apply(builder);
    }
}
