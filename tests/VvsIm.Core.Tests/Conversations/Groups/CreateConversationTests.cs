using VvsIm.Contracts;
using VvsIm.Contracts.Conversations;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Conversations.Groups;

public sealed class CreateConversationTests : HostTest
{
    [Fact]
    public async Task A_group_has_its_maker_as_owner_and_everybody_once()
    {
        var (ann, bo, cy) = (await Host.SignUpAsync("Ann"), await Host.SignUpAsync("Bo"), await Host.SignUpAsync("Cy"));

        var group = await ann.Api.Conversations.CreateAsync(
            new(ConversationKind.Group, "  Ops ", [bo.Id, cy.Id, bo.Id, ann.Id]),
            Stop
        );

        var members = await bo.Api.Conversations.MembersAsync(group.Id, cancellationToken: Stop);
        Assert.Equal(("Ops", 3), (group.Title, group.Members));
        Assert.Equal(
            [(ann.Id, MemberRole.Owner), (bo.Id, MemberRole.Member), (cy.Id, MemberRole.Member)],
            members.Items.Select(member => (member.UserId, member.Role))
        );
    }

    [Theory]
    [InlineData("""{"title":"x","memberIds":[]}""", "invalid", "kind")]
    [InlineData("""{"kind":"direct","title":"x","memberIds":[]}""", "invalid", "kind")]
    [InlineData("""{"kind":"group","memberIds":[]}""", "invalid", "title")]
    [InlineData("""{"kind":"group","title":"  ","memberIds":[]}""", "invalid", "title")]
    [InlineData("""{"kind":"group","title":"a\u0007b","memberIds":[]}""", "invalid", "title")]
    [InlineData("""{"kind":"group","title":"x"}""", "invalid", "memberIds")]
    [InlineData("""{"kind":"castle","title":"x","memberIds":[]}""", "malformed_body", null)]
    [InlineData("""{"kind":"group","title":"x","memberIds":["nobody"]}""", "malformed_body", null)]
    [InlineData(
        """{"kind":"group","title":"x","memberIds":["0198c0de-0000-7000-8000-000000000001"]}""",
        "not_found",
        null
    )]
    public async Task A_bad_group_is_refused(string body, string code, string? field)
    {
        var ann = await Host.SignUpAsync("Ann");

        var problem = await ann.RefusedAsync(HttpMethod.Post, "api/conversations", body);

        Assert.Equal(code, problem.Code);
        if (field is not null)
            Assert.Contains(field, problem.Errors!.Keys);
        Assert.Empty((await ann.Api.Conversations.ListAsync(cancellationToken: Stop)).Items);
    }

    [Fact]
    public async Task A_title_over_the_limit_names_the_limit()
    {
        var ann = await Host.SignUpAsync("Ann");

        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            ann.CreateGroupAsync(new string('x', Limits.TitleLength + 1))
        );

        Assert.Equal(ProblemCodes.LimitExceeded, refused.Code);
        Assert.Contains(nameof(Limits.TitleLength), refused.Problem.Title);
    }
}
