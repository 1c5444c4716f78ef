using Bunit;
using VvsIm.Admin.Shell;

namespace VvsIm.Admin.Tests.Shell;

public sealed class NotFoundPageTests : BunitContext
{
    [Fact]
    public void It_leads_back_to_the_overview() =>
        Render<NotFoundPage>().Find("a").MarkupMatches("""<a href="">Back to the overview</a>""");
}
