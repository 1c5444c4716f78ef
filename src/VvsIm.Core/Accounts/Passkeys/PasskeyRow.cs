using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Npgsql;
using VvsIm.Contracts.Accounts.Passkeys;

namespace VvsIm.Core.Accounts.Passkeys;

/// <summary>A row of <c>user_passkeys</c>: Identity writes all of it but when it was last used.</summary>
internal sealed class PasskeyRow : IEntityTypeConfiguration<IdentityUserPasskey<Guid>>
{
    /// <summary>The passkeys of the user <c>$1</c>, in the columns that <see cref="Read"/> takes.</summary>
    public const string Select = """
        SELECT credential_id, name, created_at, last_used_at, synced
        FROM (
          SELECT
            credential_id, data ->> 'Name' AS name, (data ->> 'CreatedAt')::timestamptz AS created_at, last_used_at,
            (data ->> 'IsBackedUp')::boolean AS synced
          FROM user_passkeys WHERE user_id = $1
        ) p
        """;

    public static Passkey Read(NpgsqlDataReader row) =>
        new()
        {
            Id = Base64Url.EncodeToString(row.GetFieldValue<byte[]>(0)),
            Name = row.IsDBNull(1) ? "Passkey" : row.GetString(1),
            CreatedAt = row.GetFieldValue<DateTimeOffset>(2),
            LastUsedAt = row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3),
            Synced = row.GetBoolean(4),
        };

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder)
    {
        builder.ToTable("user_passkeys");
        builder.OwnsOne(passkey => passkey.Data).ToJson("data");
    }
}
