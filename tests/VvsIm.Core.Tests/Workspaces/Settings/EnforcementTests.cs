using System.Text;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Tests.Media.Upload;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Workspaces.Settings;

/// <summary>What a workspace has switched off, the server refuses, whatever an app shows; switched on again, it takes it.</summary>
public sealed class EnforcementTests : HostTest
{
    [Fact]
    public async Task Direct_messages_that_are_off_can_be_read_and_no_more()
    {
        var (ann, bo, cy, home) = await GatherAsync();
        var direct = (await bo.Api.Conversations.OpenDirectAsync(cy.Id, home.Id, Stop)).Id;
        var said = await bo.SendAsync(direct, "between us");
        await ann.ConfigureAsync(home.Id, settings => settings with { DirectMessages = false });

        var begun = await RefusedAsync(() => bo.Api.Conversations.OpenDirectAsync(ann.Id, home.Id, Stop));
        Assert.Equal((ProblemCodes.FeatureDisabled, WorkspaceFeature.DirectMessages), (begun.Code, begun.Feature));
        Assert.Equal(direct, (await bo.Api.Conversations.OpenDirectAsync(cy.Id, home.Id, Stop)).Id);
        foreach (
            var attempt in (Func<Task>[])
                [
                    () => cy.SendAsync(direct, "no"),
                    () => cy.Api.Messages.ReactAsync(said.Id, "👍", Stop),
                    () => bo.Api.Messages.EditAsync(said.Id, "no", Stop),
                    () => bo.Api.Messages.DeleteAsync(said.Id, Stop),
                ]
        )
            Assert.Equal(ProblemCodes.ConversationClosed, (await RefusedAsync(attempt)).Code);
        Assert.Equal(["between us"], (await cy.ReadAllAsync(direct)).Select(message => message.Text));
        Assert.True((await cy.ConversationAsync(direct)).Suspended);

        await ann.ConfigureAsync(home.Id, settings => settings with { DirectMessages = true });
        Assert.Equal("again", (await cy.SendAsync(direct, "again")).Text);
        Assert.False((await cy.ConversationAsync(direct)).Suspended);
    }

    [Theory]
    [InlineData(ConversationKind.Group, WorkspaceFeature.Groups)]
    [InlineData(ConversationKind.Channel, WorkspaceFeature.Channels)]
    public async Task Rooms_are_made_where_they_are_on_by_whom_may_and_go_on_where_they_are_off(
        ConversationKind kind,
        WorkspaceFeature feature
    )
    {
        var (ann, bo, _, home) = await GatherAsync();
        var room = (await MakeAsync(bo, home, kind, "Before")).Id;
        await ann.ConfigureAsync(
            home.Id,
            settings => settings with { Groups = false, Channels = false, CreateGroups = default }
        );
        var off = await RefusedAsync(() => MakeAsync(ann, home, kind, "After"));
        Assert.Equal((ProblemCodes.FeatureDisabled, feature), (off.Code, off.Feature));
        Assert.Equal("goes on", (await bo.SendAsync(room, "goes on")).Text);

        await ann.ConfigureAsync(
            home.Id,
            settings =>
                settings with
                {
                    Groups = true,
                    Channels = true,
                    CreateGroups = WorkspaceRole.Moderator,
                    CreateChannels = WorkspaceRole.Moderator,
                }
        );
        Assert.Equal(ProblemCodes.Forbidden, (await RefusedAsync(() => MakeAsync(bo, home, kind, "Mine"))).Code);
        Assert.Equal("Mine", (await MakeAsync(ann, home, kind, "Mine")).Title);
    }

    [Fact]
    public async Task Links_are_made_by_whom_the_workspace_lets()
    {
        var (ann, bo, _, home) = await GatherAsync();
        var room = (await MakeAsync(bo, home, ConversationKind.Group, "Ops")).Id;
        Assert.Equal(ProblemCodes.Forbidden, (await RefusedAsync(() => bo.InviteToAsync(home))).Code);
        await bo.InviteToAsync(room);

        await ann.ConfigureAsync(home.Id, settings => settings with { GroupLinks = false });
        Assert.Equal(ProblemCodes.Forbidden, (await RefusedAsync(() => bo.InviteToAsync(room))).Code);
        await ann.ConfigureAsync(home.Id, settings => settings with { Invite = WorkspaceRole.Member });
        await bo.InviteToAsync(room);
        await bo.InviteToAsync(home);
    }

    [Fact]
    public async Task Reactions_threads_and_forwarding_can_be_off_and_what_there_is_stays()
    {
        var (ann, bo, _, home) = await GatherAsync();
        var room = (await MakeAsync(ann, home, ConversationKind.Channel, "Ops")).Id;
        await bo.Api.Groups.JoinAsync(room, Stop);
        var said = await ann.SendAsync(room, "said");
        await bo.Api.Messages.ReactAsync(said.Id, "👍", Stop);
        await ann.ConfigureAsync(
            home.Id,
            settings => settings with { Reactions = false, Threads = false, Forwarding = false }
        );

        await AssertOffAsync(WorkspaceFeature.Reactions, () => bo.Api.Messages.ReactAsync(said.Id, "🎉", Stop));
        await AssertOffAsync(
            WorkspaceFeature.Threads,
            () => bo.Api.Messages.SendAsync(room, new(Guid.CreateVersion7(), "aside") { ThreadSeq = said.Seq }, Stop)
        );
        await AssertOffAsync(
            WorkspaceFeature.Forwarding,
            () => bo.Api.Messages.SendAsync(room, new(Guid.CreateVersion7(), null) { ForwardId = said.Id }, Stop)
        );
        Assert.Null((await bo.Api.Messages.UnreactAsync(said.Id, "👍", Stop)).Reactions);
    }

    [Fact]
    public async Task Files_can_be_off_or_of_certain_types_only()
    {
        var (ann, bo, _, home) = await GatherAsync();
        var room = (await MakeAsync(ann, home, ConversationKind.Channel, "Ops")).Id;
        await bo.Api.Groups.JoinAsync(room, Stop);
        var picture = await UploadAsync(bo, home, Picture.Png(), "a.png");
        var text = await UploadAsync(bo, home, Encoding.UTF8.GetBytes("plain words\n"), "a.txt");

        await ann.ConfigureAsync(home.Id, settings => settings with { FileTypes = "image/*" });
        Assert.Equal(ProblemCodes.FileTypeNotAllowed, (await RefusedAsync(() => AttachAsync(bo, room, text))).Code);
        Assert.Equal(
            ProblemCodes.FileTypeNotAllowed,
            (await RefusedAsync(() => UploadAsync(bo, home, Encoding.UTF8.GetBytes("others\n"), "b.txt"))).Code
        );

        await ann.ConfigureAsync(home.Id, settings => settings with { Attachments = false });
        await AssertOffAsync(WorkspaceFeature.Attachments, () => AttachAsync(bo, room, picture));

        await ann.ConfigureAsync(home.Id, settings => settings with { Attachments = true, FileTypes = "*" });
        Assert.Single((await AttachAsync(bo, room, picture)).Attachments!);
        Assert.Single((await AttachAsync(bo, room, text)).Attachments!);
    }

    [Fact]
    public async Task Authors_edit_and_delete_within_the_windows_and_who_keeps_order_deletes_beyond()
    {
        var (ann, bo, _, home) = await GatherAsync();
        var room = (await MakeAsync(ann, home, ConversationKind.Channel, "Ops")).Id;
        await bo.Api.Groups.JoinAsync(room, Stop);
        var (theirs, own) = (await bo.SendAsync(room, "theirs"), await ann.SendAsync(room, "own"));
        await ann.ConfigureAsync(home.Id, settings => settings with { EditSeconds = 0, DeleteSeconds = 0 });

        Assert.Equal(
            ProblemCodes.EditWindowOver,
            (await RefusedAsync(() => bo.Api.Messages.EditAsync(theirs.Id, "other", Stop))).Code
        );
        Assert.Equal(
            ProblemCodes.DeleteWindowOver,
            (await RefusedAsync(() => bo.Api.Messages.DeleteAsync(theirs.Id, Stop))).Code
        );
        Assert.NotNull((await ann.Api.Messages.DeleteAsync(own.Id, Stop)).DeletedAt);
        await ann.ConfigureAsync(home.Id, settings => settings with { EditSeconds = 3600, DeleteSeconds = 3600 });
        Assert.Equal("other", (await bo.Api.Messages.EditAsync(theirs.Id, "other", Stop)).Text);
        Assert.NotNull((await bo.Api.Messages.DeleteAsync(theirs.Id, Stop)).DeletedAt);
    }

    [Fact]
    public async Task Nobody_learns_who_has_read_where_receipts_are_off()
    {
        var (ann, bo, _, home) = await GatherAsync();
        var room = (await MakeAsync(ann, home, ConversationKind.Channel, "Ops")).Id;
        await bo.Api.Groups.JoinAsync(room, Stop);
        var said = await ann.SendAsync(room, "said");
        await bo.Api.Conversations.MarkReadAsync(room, said.Seq, Stop);
        Assert.Single((await ann.Api.Conversations.ReceiptsAsync(room, Stop)).Items);

        await ann.ConfigureAsync(home.Id, settings => settings with { ReadReceipts = false });

        Assert.Empty((await ann.Api.Conversations.ReceiptsAsync(room, Stop)).Items);
    }

    private async Task<(Tester Ann, Tester Bo, Tester Cy, Workspace Home)> GatherAsync()
    {
        var (ann, bo, cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));
        return (ann, bo, cy, await ann.GatherAsync("Acme", bo, cy));
    }

    private static Task<Conversation> MakeAsync(Tester who, Workspace home, ConversationKind kind, string title) =>
        who.Api.Conversations.CreateAsync(new(kind, title, []) { WorkspaceId = home.Id }, Stop);

    private static async Task<Guid> UploadAsync(Tester who, Workspace home, byte[] bytes, string name)
    {
        using var file = new MemoryStream(bytes);
        return (await who.Api.Media.UploadAsync(file, name, new() { WorkspaceId = home.Id }, cancellationToken: Stop))
            .Attachment
            .Id;
    }

    private static Task<Message> AttachAsync(Tester who, Guid room, Guid file) =>
        who.Api.Messages.SendAsync(room, new(Guid.CreateVersion7(), "look") { AttachmentIds = [file] }, Stop);

    private static async Task AssertOffAsync(WorkspaceFeature feature, Func<Task> attempt)
    {
        var refused = await RefusedAsync(attempt);
        Assert.Equal((ProblemCodes.FeatureDisabled, feature), (refused.Code, refused.Feature));
    }

    private static Task<Problem> RefusedAsync(Func<Task> attempt) => InviteOperations.RefusedAsync(attempt);
}
