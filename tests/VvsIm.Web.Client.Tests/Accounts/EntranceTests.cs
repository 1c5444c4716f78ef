using VvsIm.Web.Client.Accounts;

namespace VvsIm.Web.Client.Tests.Accounts;

public sealed class EntranceTests
{
    private const string Conversation = "c/0192e5a0-7c1e-7b6e-9c3d-2f1e0d9c8b7a";

    [Fact]
    public void One_goes_on_to_the_conversation_one_wanted()
    {
        Assert.Equal($"sign-in?return={Uri.EscapeDataString(Conversation)}", Entrance.Link("sign-in", Conversation));
        Assert.Equal(Conversation, Entrance.Target(Conversation));
    }

    [Fact]
    public void One_goes_on_to_the_invite_link_one_came_by()
    {
        Assert.Equal("invite/aB3_-x", Entrance.Target("invite/aB3_-x"));
        Assert.Equal("aB3_-x", Entrance.InviteCode("invite/aB3_-x"));
        Assert.Null(Entrance.InviteCode(Conversation));
    }

    [Theory]
    [InlineData("invite/")]
    [InlineData("invite/../admin")]
    [InlineData("invite/a?b")]
    [InlineData("invite//evil.example")]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("c//evil.example")]
    [InlineData("c/../admin")]
    [InlineData("javascript:alert(1)")]
    public void An_address_made_by_a_stranger_leads_to_the_start(string? wanted) =>
        Assert.Equal("", Entrance.Target(wanted));
}
