using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Web.Client.Conversations;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Conversations;

public sealed class NewConversationDialogTests : ChatTest
{
    [Fact]
    public void Everybody_but_oneself_can_be_picked()
    {
        var dialog = Open();
        Assert.Equal(["Bo", "Cy"], dialog.FindAll(".new-name").Select(n => n.TextContent));
        Assert.Equal("true", dialog.Find("button[type=submit]").GetAttribute("aria-disabled"));
    }

    [Fact]
    public async Task One_person_makes_a_direct_conversation()
    {
        await StartAsync();
        var room = Server.Open(Server.Others[0]);
        Api.Instead = request =>
            request.RequestUri!.AbsolutePath == "/api/conversations/direct"
                ? ModelApi.Conversation(Server, room)
                : null;
        var dialog = Open();
        dialog.FindAll("input[type=checkbox]")[0].Change(true);
        dialog.Find("form").Submit();
        Assert.EndsWith($"/c/{room.Id}", Services.GetRequiredService<NavigationManager>().Uri);
        Assert.NotNull(Chat.Conversations.Find(room.Id));
    }

    [Fact]
    public void Several_people_need_a_name_for_their_group()
    {
        var dialog = Open();
        dialog.FindAll("input[type=checkbox]")[0].Change(true);
        dialog.FindAll("input[type=checkbox]")[1].Change(true);
        Assert.Equal("Create group", dialog.Find("button[type=submit]").TextContent.Trim());
        dialog.Find("form").Submit();
        Assert.Equal("Give the group a name.", dialog.Find(".field-error").TextContent);
        Assert.DoesNotContain("POST /api/conversations", Api.Asked);
    }

    [Fact]
    public void Nobody_found_is_said()
    {
        var dialog = Open();
        dialog.Find("input[type=search]").Input("zz");
        Time.Advance(TimeSpan.FromSeconds(1));
        dialog.WaitForAssertion(() =>
            Assert.Equal("Nobody by that name.", dialog.Find(".new-none").TextContent.Trim())
        );
    }

    [Fact]
    public void A_search_that_fails_can_be_tried_again()
    {
        Api.Instead = ModelApi.Unreachable;
        var dialog = Open();
        Assert.Contains("Can’t look for people right now.", dialog.Find("[role=alert]").TextContent);
        Api.Instead = null;
        dialog.Find("[role=alert] button").Click();
        Assert.Equal(2, dialog.FindAll("[data-testid=person]").Count);
    }

    private IRenderedComponent<NewConversationDialog> Open() =>
        Render<NewConversationDialog>(p => p.AddCascadingValue(Chat).Add(d => d.Open, true));
}
