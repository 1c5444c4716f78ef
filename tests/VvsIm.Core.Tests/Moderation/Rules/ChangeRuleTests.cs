using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Contracts.Moderation.Rules;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Moderation.Rules;

public sealed class ChangeRuleTests : RuleTest
{
    [Fact]
    public async Task Rules_are_kept_as_they_were_made_and_the_log_tells_who_made_them()
    {
        await SetAsync();
        var made = await AddAsync(
            new(RuleKind.Links, RuleAction.Hold, Links: LinkPolicy.Listed, Domains: [" Evil.example", "evil.example"]),
            " Links "
        );

        var listed = await Ann.Api.Rules.ListAsync(Home.Id, Stop);

        Assert.Equal(("Links", Ann.Id), (made.Name, made.ChangedBy));
        Assert.Equal(["evil.example"], Assert.Single(listed.Items).Definition.Domains!);
        Assert.Equal("Ann", Assert.Single(listed.Users).DisplayName);
        var logged = (await Ann.Api.ModerationLog.ListAsync(new(), Stop)).Items;
        Assert.Contains(logged, row => row.Action == ModerationAction.RuleCreated && row.TargetId == made.Id);
    }

    [Theory]
    [InlineData("""{"enabled":true,"definition":{"kind":"words","action":"block","words":["a"]}}""", "name")]
    [InlineData("""{"name":"a","definition":{"kind":"words","action":"block","words":["a"]}}""", "enabled")]
    [InlineData("""{"name":"a","enabled":true}""", "definition")]
    [InlineData("""{"name":"a","enabled":true,"definition":{"kind":"words","action":"block"}}""", "words")]
    [InlineData(
        """{"name":"a","enabled":true,"definition":{"kind":"words","action":"block","words":[" "]}}""",
        "words"
    )]
    [InlineData(
        """{"name":"a","enabled":true,"definition":{"kind":"words","action":"block","words":[null]}}""",
        "words"
    )]
    [InlineData(
        """{"name":"a","enabled":true,"definition":{"kind":"links","action":"block","links":"listed"}}""",
        "domains"
    )]
    [InlineData(
        """{"name":"a","enabled":true,"definition":{"kind":"links","action":"block","links":"listed","domains":[null]}}""",
        "domains"
    )]
    [InlineData(
        """{"name":"a","enabled":true,"definition":{"kind":"links","action":"block","links":"listed","domains":["a b"]}}""",
        "domains"
    )]
    [InlineData("""{"name":"a","enabled":true,"definition":{"kind":"rate","action":"block","seconds":1}}""", "count")]
    [InlineData("""{"name":"a","enabled":true,"definition":{"kind":"rate","action":"block","count":1}}""", "seconds")]
    [InlineData("""{"name":"a","enabled":true,"definition":{"kind":"newcomers","action":"block"}}""", "newHours")]
    public async Task What_makes_no_sense_is_refused_by_its_name(string body, string field)
    {
        await SetAsync();

        var refused = await Ann.RefusedAsync(HttpMethod.Post, $"api/admin/workspaces/{Home.Id}/rules", body);

        Assert.Equal(400, refused.Status);
        Assert.Contains(field, refused.Errors!.Keys);
    }

    [Fact]
    public async Task Somebody_elses_change_is_not_overwritten_and_another_workspace_is_not_there()
    {
        await SetAsync();
        var eve = await Host.SignUpAsync("Eve");
        await eve.CreateWorkspaceAsync("Elsewhere");
        var rule = await AddAsync(Word(RuleAction.Block, "spam"));
        var request = new RuleRequest("Other", true, rule.Definition, rule.Version);

        Assert.Equal(
            ProblemCodes.NotFound,
            await OutcomeAsync(() => eve.Api.Rules.ChangeAsync(rule.Id, request, Stop))
        );
        Assert.Equal(ProblemCodes.NotFound, await OutcomeAsync(() => eve.Api.Rules.DeleteAsync(rule.Id, Stop)));
        Assert.Equal(ProblemCodes.NotFound, await OutcomeAsync(() => eve.Api.Rules.ListAsync(Home.Id, Stop)));
        Assert.Equal(ProblemCodes.Forbidden, await OutcomeAsync(() => Bo.Api.Rules.ListAsync(Home.Id, Stop)));
        await Ann.Api.Rules.ChangeAsync(rule.Id, request, Stop);
        Assert.Equal(
            ProblemCodes.Conflict,
            await OutcomeAsync(() => Ann.Api.Rules.ChangeAsync(rule.Id, request with { Name = "Third" }, Stop))
        );
    }
}
