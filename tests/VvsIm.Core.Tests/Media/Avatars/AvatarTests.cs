using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Realtime;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Database;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Media.Avatars;

public sealed class AvatarTests : HostTest
{
    [Fact]
    public async Task A_new_picture_is_told_to_everybody_who_shares_a_workspace()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        await using var bos = await Ear.OfAsync(bo);
        var picture = await Host.PretendAvatarAsync(ann);

        var me = await ann.Api.Accounts.UpdateMeAsync(new(AvatarId: picture), Stop);
        Assert.Equal(picture, me.AvatarId);
        Assert.Equal(picture, (await ann.Api.Accounts.MeAsync(Stop)).AvatarId);
        var told = await bos.HearsAsync<PersonChanged>(e => e.User.Id == ann.Id, cancellationToken: Stop);
        Assert.Equal(picture, told[0].User.AvatarId);
        Assert.Equal(
            picture,
            (await bo.Api.Accounts.FindAsync("Ann", cancellationToken: Stop)).Items.Single().AvatarId
        );
        await bo.OpenDirectAsync(ann);
        var list = await bo.Api.Conversations.ListAsync(cancellationToken: Stop);
        Assert.Contains(list.Users, user => user.Id == ann.Id && user.AvatarId == picture);

        me = await ann.Api.Accounts.UpdateMeAsync(new(AvatarId: Guid.Empty), Stop);
        Assert.Null(me.AvatarId);
        told = await bos.HearsAsync<PersonChanged>(e => e.User.Id == ann.Id, 2, Stop);
        Assert.Null(told[1].User.AvatarId);
    }

    [Fact]
    public async Task A_change_that_leaves_the_picture_out_leaves_it()
    {
        var ann = await Host.SignUpAsync("Ann");
        var picture = await Host.PretendAvatarAsync(ann);
        await ann.Api.Accounts.UpdateMeAsync(new(AvatarId: picture), Stop);
        var me = await ann.Api.Accounts.UpdateMeAsync(new(ReadReceipts: false), Stop);
        Assert.Equal((picture, false), (me.AvatarId, me.ReadReceipts));
    }

    [Fact]
    public async Task A_picture_that_was_replaced_can_be_taken_back()
    {
        var ann = await Host.SignUpAsync("Ann");
        var (first, second) = (await Host.PretendAvatarAsync(ann), await Host.PretendAvatarAsync(ann));
        foreach (var picture in (Guid[])[first, second, first])
            Assert.Equal(picture, (await ann.Api.Accounts.UpdateMeAsync(new(AvatarId: picture), Stop)).AvatarId);
        Assert.Equal([second], await ReplacedAsync());
    }

    [Fact]
    public async Task Nobody_takes_what_is_not_theirs_not_square_without_preview_or_in_use()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var plain = await Host.PretendUploadAsync(ann);
        var theirs = await Host.PretendAvatarAsync(bo);
        var mine = await Host.PretendAvatarAsync(ann);
        var sent = await Host.PretendAvatarAsync(ann);
        var room = await ann.CreateGroupAsync("Room", bo);
        await ann.Api.Messages.SendAsync(room, new(Guid.CreateVersion7(), "x", AttachmentIds: [sent]), Stop);
        await ann.Api.Accounts.UpdateMeAsync(new(AvatarId: mine), Stop);

        foreach (var picture in (Guid[])[plain, theirs, sent, Guid.NewGuid()])
        {
            var refused = await Assert.ThrowsAsync<ProblemException>(() =>
                ann.Api.Accounts.UpdateMeAsync(new(AvatarId: picture), Stop)
            );
            Assert.Equal(ProblemCodes.UnsafePicture, refused.Code);
        }
        // What is somebody's picture is not a group's too.
        await Assert.ThrowsAsync<ProblemException>(() =>
            ann.Api.Groups.ChangeAsync(room, new() { AvatarId = mine }, Stop)
        );
        Assert.Equal(mine, (await ann.Api.Accounts.MeAsync(Stop)).AvatarId);
    }

    [Fact]
    public async Task The_picture_of_a_group_is_a_change_of_the_group()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var room = await ann.CreateGroupAsync("Room", bo);
        await using var bos = await Ear.OfAsync(bo);
        var picture = await Host.PretendAvatarAsync(ann);

        Assert.Equal(picture, (await ann.Api.Groups.ChangeAsync(room, new() { AvatarId = picture }, Stop)).AvatarId);
        var told = await bos.HearsAsync<ConversationChanged>(cancellationToken: Stop);
        Assert.Equal(picture, told[0].AvatarId);
        Assert.Equal(picture, (await bo.ConversationAsync(room)).AvatarId);
        Assert.Contains(
            await bo.ReadAllAsync(room),
            message => message.System?.Kind == SystemMessageKind.AvatarChanged
        );

        var renamed = await ann.Api.Groups.ChangeAsync(room, new() { Title = "Renamed" }, Stop);
        Assert.Equal(picture, renamed.AvatarId);
        Assert.Equal(
            ProblemCodes.Forbidden,
            (
                await Assert.ThrowsAsync<ProblemException>(() =>
                    bo.Api.Groups.ChangeAsync(room, new() { AvatarId = Guid.Empty }, Stop)
                )
            ).Code
        );
    }

    [Fact]
    public async Task A_channel_is_listed_with_its_picture()
    {
        var ann = await Host.SignUpAsync("Ann");
        var channel = await ann.Api.Conversations.CreateAsync(new(ConversationKind.Channel, "News", []), Stop);
        var picture = await Host.PretendAvatarAsync(ann);
        await ann.Api.Groups.ChangeAsync(channel.Id, new() { AvatarId = picture }, Stop);
        var listed = await ann.Api.Groups.ChannelsAsync(cancellationToken: Stop);
        Assert.Equal(picture, listed.Items.Single(one => one.Id == channel.Id).AvatarId);
    }

    [Fact]
    public async Task A_workspace_changes_for_all_its_people()
    {
        var (ann, bo) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"));
        var place = (await ann.Api.Workspaces.ListAsync(Stop)).Items.Single();
        Assert.Equal(Limits.FileBytes, place.FileBytes);
        Assert.Equal(
            ProblemCodes.Forbidden,
            (
                await Assert.ThrowsAsync<ProblemException>(() =>
                    ann.Api.Workspaces.ChangeAsync(place.Id, new("Mine now"), Stop)
                )
            ).Code
        );
        await using (var database = await Host.OpenDatabaseAsync(Stop))
            await database
                .Command("UPDATE workspace_members SET role = 'moderator' WHERE user_id = $1", ann.Id)
                .RunAsync(Stop);
        await using var bos = await Ear.OfAsync(bo);
        var picture = await Host.PretendAvatarAsync(ann);

        var changed = await ann.Api.Workspaces.ChangeAsync(place.Id, new(" Acme ", picture, 1_000), Stop);
        Assert.Equal(("Acme", picture, 1_000L), (changed.Name, changed.AvatarId, changed.FileBytes));
        var told = Assert.Single(await bos.HearsAsync<WorkspaceChanged>(cancellationToken: Stop));
        Assert.Equal(new WorkspaceChanged(place.Id, "Acme", 1_000, picture), told);
        Assert.Equal(picture, (await bo.Api.Accounts.MeAsync(Stop)).Workspaces.Single().AvatarId);

        foreach (var request in (ChangeWorkspaceRequest[])[new(" "), new(FileBytes: 0), new(FileBytes: long.MaxValue)])
            await Assert.ThrowsAsync<ProblemException>(() => ann.Api.Workspaces.ChangeAsync(place.Id, request, Stop));
    }

    private async Task<List<Guid>> ReplacedAsync()
    {
        await using var database = await Host.OpenDatabaseAsync(Stop);
        return await database
            .Command("SELECT id FROM media WHERE replaced_at IS NOT NULL")
            .ListAsync(row => row.GetGuid(0), Stop);
    }
}
