using Bunit;
using VvsIm.Web.Client.Messages.Text;

namespace VvsIm.Web.Client.Tests.Messages.Text;

/// <summary>Shows texts as messages do.</summary>
public abstract class BodyTest : BunitContext
{
    private protected BodyTest() => JSInterop.Mode = JSRuntimeMode.Loose;

    private protected IRenderedComponent<MessageBody> Show(string text, bool mentionsAll = false) =>
        Render<MessageBody>(p => p.Add(b => b.Text, text).Add(b => b.MentionsAll, mentionsAll));

    /// <summary>The markup inside the text's element.</summary>
    private protected string Html(string text) => Show(text).Find(".message-text").InnerHtml;

    /// <summary>The words inside the text's element, as they are read.</summary>
    private protected string Words(string text) => Show(text).Find(".message-text").TextContent;
}
