using System.Net.Http.Json;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Web.Client.Conversations.Groups;
using VvsIm.Web.Client.Tests.Model;

namespace VvsIm.Web.Client.Tests.Conversations.Groups;

public sealed class CreateGroupDialogTests : ChatTest
{
    private CreateConversationRequest? asked;

    [Fact]
    public async Task A_channel_is_made_with_all_that_was_said()
    {
        var dialog = await ShowAsync(ConversationKind.Channel);
        await dialog.FindAll("input")[0].InputAsync(" tea ");
        await dialog.FindAll("input")[1].InputAsync("Earl Grey");
        await Assert.Single(dialog.FindAll("select")).ChangeAsync("1");
        await dialog.FindAll("[data-testid=person] input")[0].ChangeAsync(true);
        await dialog.Find("form").SubmitAsync();
        Assert.Equal(
            ("tea", "Earl Grey", ConversationKind.Channel, Posting.Admins),
            (asked!.Title, asked.Topic, asked.Kind, asked.Posting)
        );
        Assert.Equal([Server.Others[0]], asked.MemberIds!);
        Assert.Contains("/c/", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_group_may_hide_its_past()
    {
        var dialog = await ShowAsync(ConversationKind.Group);
        await dialog.FindAll("input")[0].InputAsync("Ops");
        await dialog.FindAll("select")[1].ChangeAsync("1");
        await dialog.Find("form").SubmitAsync();
        Assert.False(asked!.HistoryVisible);
    }

    [Fact]
    public async Task It_needs_a_name_that_nobody_has_taken()
    {
        var dialog = await ShowAsync(ConversationKind.Channel);
        await dialog.Find("form").SubmitAsync();
        Assert.Equal("Give it a name.", dialog.Find(".field-error").TextContent);

        Api.Instead = request =>
            request.Method == HttpMethod.Post ? ModelApi.Refuse(409, ProblemCodes.TitleTaken) : null;
        await dialog.FindAll("input")[0].InputAsync("general");
        await dialog.Find("form").SubmitAsync();
        Assert.Equal("There is a channel of that name already.", dialog.Find(".field-error").TextContent);
    }

    private async Task<IRenderedComponent<CreateGroupDialog>> ShowAsync(ConversationKind kind)
    {
        await StartAsync();
        Api.Instead = Make;
        return Render<CreateGroupDialog>(p => p.AddCascadingValue(Chat).Add(d => d.Kind, kind));
    }

    private HttpResponseMessage? Make(HttpRequestMessage request)
    {
        if (request.Method != HttpMethod.Post || request.RequestUri!.AbsolutePath != "/api/conversations")
            return null;
        asked = request
            .Content!.ReadFromJsonAsync(VvsImJson.Default.CreateConversationRequest)
            .GetAwaiter()
            .GetResult();
        return ModelApi.Conversation(Server, Server.Open());
    }
}
