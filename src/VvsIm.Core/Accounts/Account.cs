using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace VvsIm.Core.Accounts;

/// <summary>A person's account: Identity's fields and the name others see. A row of <c>users</c>.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>The name others see.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>When the account was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Others learn how far this person has read, and the person of others.</summary>
    public bool ReadReceipts { get; set; } = true;

    /// <summary>Others learn whether this person is there, and the person of others.</summary>
    public bool SharePresence { get; set; } = true;

    /// <summary>The medium that is their picture.</summary>
    public Guid? AvatarId { get; set; }

    /// <summary>The emoji of their status.</summary>
    public string? StatusEmoji { get; set; }

    /// <summary>The text of their status.</summary>
    public string? StatusText { get; set; }

    /// <summary>When their status stops being true.</summary>
    public DateTimeOffset? StatusUntil { get; set; }
}

internal sealed class AccountMapping
    : IEntityTypeConfiguration<Account>,
        IEntityTypeConfiguration<IdentityRole<Guid>>,
        IEntityTypeConfiguration<IdentityUserRole<Guid>>,
        IEntityTypeConfiguration<IdentityUserClaim<Guid>>,
        IEntityTypeConfiguration<IdentityRoleClaim<Guid>>,
        IEntityTypeConfiguration<IdentityUserLogin<Guid>>,
        IEntityTypeConfiguration<IdentityUserToken<Guid>>
{
    public void Configure(EntityTypeBuilder<Account> builder) => builder.ToTable("users");

    public void Configure(EntityTypeBuilder<IdentityRole<Guid>> builder) => builder.ToTable("roles");

    public void Configure(EntityTypeBuilder<IdentityUserRole<Guid>> builder) => builder.ToTable("user_roles");

    public void Configure(EntityTypeBuilder<IdentityUserClaim<Guid>> builder) => builder.ToTable("user_claims");

    public void Configure(EntityTypeBuilder<IdentityRoleClaim<Guid>> builder) => builder.ToTable("role_claims");

    public void Configure(EntityTypeBuilder<IdentityUserLogin<Guid>> builder) => builder.ToTable("user_logins");

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) => builder.ToTable("user_tokens");
}
