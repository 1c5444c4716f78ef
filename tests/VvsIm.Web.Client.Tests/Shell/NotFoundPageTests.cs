using Bunit;
using VvsIm.Web.Client.Shell;

namespace VvsIm.Web.Client.Tests.Shell;

public sealed class NotFoundPageTests : BunitContext
{
    [Fact]
    public void It_leads_back_to_the_start() =>
        Render<NotFoundPage>().Find("p").MarkupMatches("<p><a href=\"\">Back to the start</a></p>");
}
