using VvsIm.Contracts.Moderation.Rules;
using VvsIm.Contracts.Search;
using VvsIm.Core.Moderation.Rules.Matching;

namespace VvsIm.Core.Tests.Moderation.Rules;

public sealed class LinkMatcherTests
{
    [Theory]
    [InlineData("see https://evil.example/x", true)]
    [InlineData("see HTTPS://WWW.Evil.Example", true)]
    [InlineData("see https://evil.example./x", true)]
    [InlineData("[here](https://sub.evil.example)", true)]
    [InlineData("just evil.example without anything", true)]
    [InlineData("just ｅｖｉｌ.example in wide letters", true)]
    [InlineData("see https://notevil.example", false)]
    [InlineData("see https://evil-example.org", false)]
    [InlineData("see https://good.example/evil", false)]
    public void A_listed_domain_is_found_with_its_subdomains(string text, bool found) =>
        Assert.Equal(found, In(LinkPolicy.Listed, text));

    [Theory]
    [InlineData("see https://evil.example/x", false)]
    [InlineData("see https://sub.evil.example/x and https://elsewhere.example", true)]
    [InlineData("no link at elsewhere.example", false)]
    public void Of_a_list_of_what_is_allowed_everything_else_is_found(string text, bool found) =>
        Assert.Equal(found, In(LinkPolicy.Unlisted, text));

    [Theory]
    [InlineData("see http://a.example", true)]
    [InlineData("no link", false)]
    public void Any_link_is_any(string text, bool found) => Assert.Equal(found, In(LinkPolicy.Any, text));

    [Theory]
    [InlineData("https://bücher.example")]
    [InlineData("https://xn--bcher-kva.example")]
    public void A_domain_is_the_same_in_its_own_letters_and_as_the_wire_has_it(string address) =>
        Assert.Single(new LinkMatcher(LinkPolicy.Listed, ["bücher.example"]).In(address, "", 10));

    private static bool In(LinkPolicy policy, string text) =>
        new LinkMatcher(policy, ["evil.example"]).In(text, FoldedText.Fold(text), 10).Count > 0;
}
