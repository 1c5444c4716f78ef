using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Ui.Kit;
using VvsIm.Web.Client.Conversations.Groups;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Conversations.Groups;

public sealed class DetailsPanelTests : ChatTest
{
    private Room room = null!;

    private Toasts Toasts => Services.GetRequiredService<Toasts>();

    [Theory]
    [InlineData(MemberRole.Member, false, false)]
    [InlineData(MemberRole.Admin, true, false)]
    [InlineData(MemberRole.Owner, true, true)]
    public async Task Only_what_one_may_do_is_offered(MemberRole role, bool changes, bool deletes)
    {
        var panel = await ShowAsync(role);
        Assert.Equal(changes, panel.FindAll("[aria-label='Edit name']").Count == 1);
        Assert.Equal(changes, panel.FindAll(".choice-select").Count == 3);
        Assert.Equal(deletes, panel.FindAll(".details-danger").Count == 1);
        Assert.Contains("Leave group", panel.Markup);
    }

    [Fact]
    public async Task Its_name_is_changed_where_it_stands()
    {
        var panel = await ShowAsync(MemberRole.Admin);
        await panel.Find("[aria-label='Edit name']").ClickAsync();
        await panel.Find(".line-form input").InputAsync("Kitchen");
        await panel.Find(".line-form").SubmitAsync();
        Assert.Equal("Kitchen", room.Title);
        await panel.WaitForAssertionAsync(() => Assert.Equal("Kitchen", panel.Find(".profile-title").TextContent));
        Assert.Empty(panel.FindAll(".line-form"));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_said_beside_it()
    {
        var panel = await ShowAsync(MemberRole.Admin);
        Api.Instead = request =>
            request.Method == HttpMethod.Patch ? ModelApi.Refuse(409, ProblemCodes.TitleTaken) : null;
        await panel.Find("[aria-label='Edit name']").ClickAsync();
        await panel.Find(".line-form input").InputAsync("general");
        await panel.Find(".line-form").SubmitAsync();
        Assert.Equal("There is a channel of that name already.", panel.Find(".field-error").TextContent);
    }

    [Fact]
    public async Task Settings_are_chosen_and_follow_others()
    {
        var panel = await ShowAsync(MemberRole.Admin);
        await panel.FindAll("select")[0].ChangeAsync("1");
        Assert.Equal(Posting.Admins, room.Posting);
        Server.Change(room, new() { SlowSeconds = 30 });
        await panel.InvokeAsync(Deliver);
        Assert.Equal("Every 30 seconds", panel.FindAll("select")[1].QuerySelector("option[selected]")!.TextContent);
    }

    [Fact]
    public async Task Members_see_the_rules_instead()
    {
        var panel = await ShowAsync(MemberRole.Member, r => r.SlowSeconds = 60);
        Assert.Contains("Slow mode: one message every minute.", panel.Markup);
    }

    [Fact]
    public async Task Owners_and_admins_come_first()
    {
        var panel = await ShowAsync(MemberRole.Member, bo: MemberRole.Member, cy: MemberRole.Owner);
        Assert.Equal(["Cy", "Ann", "Bo"], Names(panel));
        Assert.Equal("Owner", Assert.Single(panel.FindAll("[data-testid=role]")).TextContent);
    }

    [Fact]
    public async Task Who_comes_and_goes_is_seen_at_once()
    {
        var panel = await ShowAsync(MemberRole.Member);
        Server.Remove(room, Server.Others[1]);
        await panel.InvokeAsync(Deliver);
        await panel.WaitForAssertionAsync(() => Assert.Equal(["Ann", "Bo"], Names(panel)));
        Server.ChangeMember(room, Server.Others[0], MemberRole.Admin);
        Server.Gain(room, Server.Others[1]);
        await panel.InvokeAsync(Deliver);
        await panel.WaitForAssertionAsync(() => Assert.Equal(["Bo", "Ann", "Cy"], Names(panel)));
    }

    [Theory]
    [InlineData(MemberRole.Member, "Write a message")]
    [InlineData(MemberRole.Admin, "Write a message", "Silence", "Remove…")]
    [InlineData(MemberRole.Owner, "Write a message", "Make an owner", "Make an admin", "Silence", "Remove…")]
    public async Task The_menu_of_a_member_offers_what_one_may(MemberRole role, params string[] expected)
    {
        var panel = await ShowAsync(role);
        await OpenMenuAsync(panel, "Bo");
        Assert.Equal(expected, panel.FindAll(".menu-label").Select(label => label.TextContent));
    }

    [Fact]
    public async Task An_admin_does_nothing_to_an_owner_or_to_themselves()
    {
        var panel = await ShowAsync(MemberRole.Admin, bo: MemberRole.Owner);
        await OpenMenuAsync(panel, "Bo");
        Assert.Equal(["Write a message"], panel.FindAll(".menu-label").Select(label => label.TextContent));
        Assert.Empty(panel.FindAll("[aria-label='Actions for Ann']"));
    }

    [Fact]
    public async Task A_member_is_silenced_for_a_while_and_let_write_again()
    {
        var panel = await ShowAsync(MemberRole.Admin);
        await OpenMenuAsync(panel, "Bo");
        await ChooseAsync(panel, "Silence");
        await ChooseAsync(panel, "For 8 hours");
        Assert.Equal(Time.GetUtcNow().AddHours(8), room.Others.Single(m => m.DisplayName == "Bo").SilencedUntil);
        await panel.WaitForAssertionAsync(() => Assert.Single(panel.FindAll(".member-silence")));

        await OpenMenuAsync(panel, "Bo");
        await ChooseAsync(panel, "Let write again");
        await panel.WaitForAssertionAsync(() => Assert.Empty(panel.FindAll(".member-silence")));
    }

    [Fact]
    public async Task Removing_is_asked_first()
    {
        var panel = await ShowAsync(MemberRole.Admin);
        await OpenMenuAsync(panel, "Bo");
        await ChooseAsync(panel, "Remove…");
        Assert.Equal(2, room.Others.Count);
        await panel.Find("dialog .button-danger").ClickAsync();
        Assert.Equal("Cy", Assert.Single(room.Others).DisplayName);
        Assert.Contains("Bo is no longer a member.", Toasts.All.Select(toast => toast.Text));
    }

    [Fact]
    public async Task An_only_owner_chooses_somebody_before_leaving()
    {
        var panel = await ShowAsync(MemberRole.Owner, cy: MemberRole.Admin);
        await panel.FindAll(".details-action")[0].ClickAsync();
        Assert.Equal(["Cy", "Bo"], panel.FindAll("[data-testid=heir] bdi").Select(name => name.TextContent));
        await panel.FindAll("[data-testid=heir] input")[1].ChangeAsync(true);
        await panel.Find("dialog .button-danger").ClickAsync();
        Assert.True(room.Left);
        Assert.Equal(MemberRole.Owner, room.Others.Single(m => m.DisplayName == "Bo").Role);
    }

    [Fact]
    public async Task With_another_owner_one_just_leaves()
    {
        var panel = await ShowAsync(MemberRole.Owner, bo: MemberRole.Owner);
        await panel.FindAll(".details-action")[0].ClickAsync();
        Assert.Empty(panel.FindAll("[data-testid=heir]"));
    }

    [Fact]
    public async Task Deleting_takes_the_name_typed()
    {
        var panel = await ShowAsync(MemberRole.Owner);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"c/{room.Id}?panel=details");
        await panel.Find(".details-danger").ClickAsync();
        await panel.Find("#delete-group").SubmitAsync();
        Assert.False(room.Left);
        await panel.Find("#delete-group input").InputAsync("room");
        await panel.Find("#delete-group").SubmitAsync();
        Assert.True(room.Left);
        Assert.EndsWith("/", Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public async Task Whoever_is_in_it_is_marked_when_people_are_added()
    {
        var panel = await ShowAsync(MemberRole.Member, only: true);
        await panel.Find(".members-head button").ClickAsync();
        Assert.Equal("Already a member", Assert.Single(panel.FindAll(".new-already")).TextContent);
        await panel.FindAll("[data-testid=person] input")[1].ChangeAsync(true);
        await panel.Find("#add-people").SubmitAsync();
        Assert.Equal(["Bo", "Cy"], room.Others.Select(m => m.DisplayName));
    }

    private async Task<IRenderedComponent<DetailsPanel>> ShowAsync(
        MemberRole role,
        Action<Room>? set = null,
        MemberRole bo = MemberRole.Member,
        MemberRole cy = MemberRole.Member,
        bool only = false
    )
    {
        room = Server.WithOthers(Server.Open(), bo, cy);
        if (only)
            room.Others.RemoveAt(1);
        room.Role = role;
        set?.Invoke(room);
        await StartAsync();
        SkipTold();
        Chat.OpenUp(room.Id);
        return Render<DetailsPanel>(p => p.AddCascadingValue(Chat).Add(d => d.ConversationId, room.Id));
    }

    private static Task OpenMenuAsync(IRenderedComponent<DetailsPanel> panel, string name) =>
        panel.Find($"[aria-label='Actions for {name}']").ClickAsync();

    private static Task ChooseAsync(IRenderedComponent<DetailsPanel> panel, string words) =>
        panel.FindAll("[role^=menuitem]").Single(item => item.TextContent.Trim() == words).ClickAsync();

    private static IEnumerable<string> Names(IRenderedComponent<DetailsPanel> panel) =>
        panel.FindAll(".member-name").Select(name => name.TextContent);
}
