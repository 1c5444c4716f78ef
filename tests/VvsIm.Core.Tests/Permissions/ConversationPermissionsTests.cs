using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Permissions;
using VvsIm.Contracts.Workspaces;

namespace VvsIm.Core.Tests.Permissions;

/// <summary>
/// The table of permissions against what people are promised, written down here a second time and in another way: by who somebody
/// is, cell by cell, for every act and every state.
/// </summary>
public sealed class ConversationPermissionsTests
{
    // Who may: columns are people. In a state that hinders plain members, small letters say whom it hinders:
    //   y  always      s  not while silenced      p  not while only admins write      b  neither      .  never
    // The guest is no member of it. "mod" is a moderator of the workspace; owners of the workspace are their equals.
    private const string Direct = """
                             guest member
        Read                 .     y
        Join                 .     .
        Leave                .     .
        Post                 .     s
        PassSlowMode         .     s
        EditOwn              .     s
        DeleteOwn            .     y
        DeleteAny            .     .
        React                .     s
        Pin                  .     s
        MentionAll           .     .
        AddMembers           .     .
        InviteByLink         .     .
        RemoveMembers        .     .
        Silence              .     .
        ChangeRoles          .     .
        ChangeProfile        .     .
        ChangeSettings       .     .
        DeleteConversation   .     .
        """;

    private const string Group = """
                             guest member admin owner guest-mod member-mod admin-mod owner-mod
        Read                 .     y      y     y     .         y          y         y
        Join                 .     .      .     .     .         .          .         .
        Leave                .     y      y     y     .         y          y         y
        Post                 .     b      y     y     .         b          y         y
        PassSlowMode         .     .      y     y     .         .          y         y
        EditOwn              .     b      y     y     .         b          y         y
        DeleteOwn            .     y      y     y     .         y          y         y
        DeleteAny            .     .      y     y     .         y          y         y
        React                .     s      y     y     .         s          y         y
        Pin                  .     b      y     y     .         y          y         y
        MentionAll           .     .      y     y     .         .          y         y
        AddMembers           .     b      y     y     .         b          y         y
        InviteByLink         .     .      y     y     .         .          y         y
        RemoveMembers        .     .      y     y     .         y          y         y
        Silence              .     .      y     y     .         y          y         y
        ChangeRoles          .     .      .     y     .         .          .         y
        ChangeProfile        .     .      y     y     .         y          y         y
        ChangeSettings       .     .      y     y     .         y          y         y
        DeleteConversation   .     .      .     y     .         .          .         y
        """;

    private const string Channel = """
                             guest member admin owner guest-mod member-mod admin-mod owner-mod
        Read                 y     y      y     y     y         y          y         y
        Join                 y     y      y     y     y         y          y         y
        Leave                .     y      y     y     .         y          y         y
        Post                 .     b      y     y     .         b          y         y
        PassSlowMode         .     .      y     y     .         .          y         y
        EditOwn              .     b      y     y     .         b          y         y
        DeleteOwn            .     y      y     y     .         y          y         y
        DeleteAny            .     .      y     y     y         y          y         y
        React                .     s      y     y     .         s          y         y
        Pin                  .     .      y     y     .         y          y         y
        MentionAll           .     .      y     y     .         .          y         y
        AddMembers           .     b      y     y     .         b          y         y
        InviteByLink         .     .      y     y     .         .          y         y
        RemoveMembers        .     .      y     y     y         y          y         y
        Silence              .     .      y     y     y         y          y         y
        ChangeRoles          .     .      .     y     .         .          .         y
        ChangeProfile        .     .      y     y     y         y          y         y
        ChangeSettings       .     .      y     y     y         y          y         y
        DeleteConversation   .     .      .     y     .         .          .         y
        """;

    // In a closed conversation nobody says or changes anything, whoever they are; who is in it goes on being decided.
    private static readonly Act[] WhenClosed =
    [
        Act.Read,
        Act.Join,
        Act.Leave,
        Act.DeleteAny,
        Act.AddMembers,
        Act.InviteByLink,
        Act.RemoveMembers,
        Act.Silence,
        Act.ChangeRoles,
    ];

    [Fact]
    public void Every_cell_of_the_table_is_as_promised()
    {
        var wrong = new List<string>();
        var cells = 0;
        foreach (var act in Enum.GetValues<Act>())
        foreach (var standing in Standings())
        {
            cells++;
            if (ConversationPermissions.May(act, standing) != Promised(act, standing))
                wrong.Add($"{act} {standing}: {ConversationPermissions.May(act, standing)}");
        }

        Assert.Empty(wrong);
        Assert.Equal(Enum.GetValues<Act>().Length * 3 * 4 * 3 * 2 * 2 * 2, cells);
    }

    [Fact]
    public void A_forgotten_act_is_noticed() =>
        Assert.All(
            (string[])[Direct, Group, Channel],
            table =>
                Assert.Equal(
                    Enum.GetNames<Act>(),
                    table.Split('\n').Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0])
                )
        );

    [Theory]
    // In a group, owners reach admins and members, admins reach members, nobody reaches up or across; a moderator reaches both.
    [InlineData(MemberRole.Owner, WorkspaceRole.Member, "admin member")]
    [InlineData(MemberRole.Owner, WorkspaceRole.Owner, "admin member")]
    [InlineData(MemberRole.Admin, WorkspaceRole.Member, "member")]
    [InlineData(MemberRole.Admin, WorkspaceRole.Moderator, "admin member")]
    [InlineData(MemberRole.Member, WorkspaceRole.Member, "")]
    [InlineData(MemberRole.Member, WorkspaceRole.Moderator, "admin member")]
    [InlineData(MemberRole.Member, WorkspaceRole.Owner, "admin member")]
    public void Nobody_reaches_up_or_across(MemberRole role, WorkspaceRole workspaceRole, string reached)
    {
        foreach (var act in (Act[])[Act.RemoveMembers, Act.Silence])
        foreach (var other in (MemberRole[])[MemberRole.Member, MemberRole.Admin, MemberRole.Owner])
        foreach (var kind in (ConversationKind[])[ConversationKind.Group, ConversationKind.Channel])
            Assert.Equal(
                reached.Split(' ').Contains(other.ToString().ToLowerInvariant()),
                ConversationPermissions.MayTo(act, new(kind, role, workspaceRole), other)
            );
    }

    [Theory]
    [InlineData(WorkspaceAct.LookAround, "yyy")]
    [InlineData(WorkspaceAct.OpenDirect, "yyy")]
    [InlineData(WorkspaceAct.CreateGroup, "yyy")]
    [InlineData(WorkspaceAct.CreateChannel, "yyy")]
    [InlineData(WorkspaceAct.Change, ".yy")]
    [InlineData(WorkspaceAct.InviteByLink, ".yy")]
    public void In_a_workspace_it_goes_by_its_roles(WorkspaceAct act, string members) =>
        Assert.Equal(
            members,
            string.Concat(
                Enum.GetValues<WorkspaceRole>().Select(role => WorkspacePermissions.May(act, role) ? 'y' : '.')
            )
        );

    [Fact]
    public void No_act_in_a_workspace_is_forgotten() =>
        Assert.Equal(
            Enum.GetValues<WorkspaceAct>().Length,
            typeof(ConversationPermissionsTests)
                .GetMethod(nameof(In_a_workspace_it_goes_by_its_roles))!
                .GetCustomAttributes(typeof(InlineDataAttribute), inherit: false)
                .Length
        );

    private static IEnumerable<Standing> Standings() =>
        from kind in Enum.GetValues<ConversationKind>()
        from role in Enum.GetValues<MemberRole>()
        from workspaceRole in Enum.GetValues<WorkspaceRole>()
        from posting in Enum.GetValues<Posting>()
        from silenced in (bool[])[false, true]
        from closed in (bool[])[false, true]
        select new Standing(kind, role, workspaceRole, posting, silenced, closed);

    private static bool Promised(Act act, Standing standing)
    {
        if (standing.Closed && !WhenClosed.Contains(act))
            return false;
        var direct = standing.Kind == ConversationKind.Direct;
        var name = standing.Role switch
        {
            MemberRole.None => "guest",
            // There are no ranks between two.
            _ when direct => "member",
            var role => role.ToString().ToLowerInvariant(),
        };
        var moderates = !direct && standing.WorkspaceRole >= WorkspaceRole.Moderator;
        var cell = Cell(standing.Kind, act, moderates ? name + "-mod" : name);
        // Only plain members are hindered; in a direct conversation nobody is an admin, so nothing is for admins alone.
        var hinderable = standing.Role == MemberRole.Member;
        return cell switch
        {
            "y" => true,
            "." => false,
            "s" => !(hinderable && standing.Silenced),
            "p" => !(hinderable && standing.Posting == Posting.Admins),
            "b" => !(hinderable && (standing.Silenced || standing.Posting == Posting.Admins)),
            _ => throw new FormatException(cell),
        };
    }

    private static string Cell(ConversationKind kind, Act act, string person)
    {
        var lines = (
            kind switch
            {
                ConversationKind.Direct => Direct,
                ConversationKind.Group => Group,
                _ => Channel,
            }
        )
            .Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToArray();
        var column = Array.IndexOf(lines[0], person);
        return lines.Single(line => line[0] == act.ToString())[column + 1];
    }
}
