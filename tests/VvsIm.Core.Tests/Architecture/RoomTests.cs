using System.Text.RegularExpressions;
using VvsIm.Core.Database;

namespace VvsIm.Core.Tests.Architecture;

/// <summary>A room shows its feature, and what another room truly needs: each of those is named here.</summary>
public sealed partial class RoomTests
{
    private static readonly string[] Rooms =
    [
        "Accounts",
        "Conversations",
        "Later",
        "Media",
        "Messages",
        "Moderation",
        "Notifications",
        "Operations",
        "Presence",
        "Retention",
        "Search",
        "Workspaces",
    ];

    private static readonly HashSet<string> NeededElsewhere =
    [
        "StartupException",
        "DataDirectory",
        "FilesOrigin",
        // Identity is generic over it, and the model lists it.
        "Accounts.Account",
        "Accounts.AdminOptions",
        // An argument of every endpoint.
        "Accounts.CurrentUser",
        // An argument of every endpoint of the console.
        "Accounts.Staff.StaffMember",
        // The host's first start.
        "Accounts.FirstStart",
        "Accounts.FirstAdmin",
        "Database.DatabaseOptions",
        "Database.Migrator",
        "Database.VvsImDb",
        "Jobs.IJob",
        "Messages.AppendOptions",
        "Outbox.OutboxOptions",
        "Retention.RetentionOptions",
        "Search.SearchOptions",
        "Problems.Refusal",
        // What both engines are written against, one of them in the host.
        "Realtime.ChannelLoad",
        "Realtime.EngineNode",
        "Realtime.IRealtime",
        "Realtime.JsonWebToken",
        "Realtime.Publication",
        "Realtime.PublicationError",
        "Realtime.RealtimeInfo",
        "Realtime.RealtimeOptions",
        "Realtime.RealtimeProvider",
        "Realtime.RealtimeReport",
        "Realtime.RealtimeTokens",
        "Realtime.RealtimeUnavailableException",
    ];

    [Fact]
    public void A_room_shows_its_feature_and_what_others_need() =>
        Assert.Empty(Exposed(typeof(Migrator).Assembly.GetExportedTypes()));

    [Fact]
    public void A_public_type_that_nobody_named_is_noticed() => Assert.NotEmpty(Exposed([typeof(RoomTests)]));

    [Fact]
    public void What_others_need_is_still_there() =>
        Assert.All(NeededElsewhere, name => Assert.NotNull(typeof(Migrator).Assembly.GetType($"VvsIm.Core.{name}")));

    [Fact]
    public void Host_and_database_name_no_room_but_to_list_them() => Assert.Empty(NamedRooms(SourceTree.Repository));

    [Theory]
    [InlineData("src/VvsIm.Core/Database/Cleaning.cs", "using VvsIm.Core.Messages;")]
    [InlineData("src/VvsIm.Web/Security/Guard.cs", "Core.Moderation.Ban ban;")]
    public void A_room_named_by_the_host_or_the_database_is_noticed(string path, string line) =>
        Assert.Equal([path], NamedRooms(SourceTree.Repository.With(path, line)));

    private static IEnumerable<string> Exposed(IEnumerable<Type> exported) =>
        exported
            .Where(type => !type.IsNested)
            .Select(type => type.FullName!.Replace("VvsIm.Core.", ""))
            .Where(name => !name.EndsWith("Feature") && !NeededElsewhere.Contains(name));

    private static IEnumerable<string> NamedRooms(SourceTree tree) =>
        tree.Under(".cs", "src/VvsIm.Web/", "src/VvsIm.Core/Database/")
            // The lists themselves; and demo data, which is a person's actions and not part of the host.
            .Where(file => Path.GetFileName(file.Path) is not ("VvsImHost.cs" or "VvsImDb.cs"))
            .Where(file => !file.Path.StartsWith("src/VvsIm.Web/Demo/"))
            .Where(file => Room().Matches(file.Text).Any(match => Rooms.Contains(match.Groups["room"].Value)))
            .Select(file => file.Path);

    [GeneratedRegex(@"\bCore\.(?<room>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Room();
}
