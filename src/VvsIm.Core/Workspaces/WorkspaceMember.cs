using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Workspaces.Settings;

namespace VvsIm.Core.Workspaces;

/// <summary>A tenant. A row of <c>workspaces</c>.</summary>
internal sealed class WorkspaceRow
{
    public Guid Id { get; set; }
    public string Name { get; set; } = "";
    public Guid? AvatarId { get; set; }
    public long FileBytes { get; set; } = Contracts.Limits.FileBytes;
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>See <see cref="StoredSettings"/>.</summary>
    public string Settings { get; set; } = "{}";
}

/// <summary>A person's membership of a workspace.</summary>
internal sealed class WorkspaceMember
{
    public Guid WorkspaceId { get; set; }
    public WorkspaceRow Workspace { get; set; } = null!;
    public Guid UserId { get; set; }
    public WorkspaceRole Role { get; set; }
    public DateTimeOffset JoinedAt { get; set; }

    /// <summary>The workspace as this member sees it.</summary>
    public static readonly Expression<Func<WorkspaceMember, Workspace>> AsWorkspace = member => new Workspace(
        member.WorkspaceId,
        member.Workspace.Name,
        member.Role,
        member.Workspace.AvatarId,
        member.Workspace.FileBytes
    )
    {
        Settings = StoredSettings.Read(member.Workspace.Settings),
    };
}

internal sealed class WorkspaceMapping
    : IEntityTypeConfiguration<WorkspaceRow>,
        IEntityTypeConfiguration<WorkspaceMember>
{
    public void Configure(EntityTypeBuilder<WorkspaceRow> builder)
    {
        builder.ToTable("workspaces");
        builder.Property(workspace => workspace.Settings).HasColumnType("jsonb");
    }

    public void Configure(EntityTypeBuilder<WorkspaceMember> builder)
    {
        builder.ToTable("workspace_members").HasKey(member => new { member.WorkspaceId, member.UserId });
        builder.HasOne(member => member.Workspace).WithMany().HasForeignKey(member => member.WorkspaceId);
        builder
            .Property(member => member.Role)
            .HasConversion(
                role => JsonNamingPolicy.CamelCase.ConvertName(role.ToString()),
                text => Enum.Parse<WorkspaceRole>(text, true)
            );
    }
}
