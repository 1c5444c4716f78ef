using Markdig.Syntax;
using Microsoft.AspNetCore.Components.Rendering;
using VvsIm.Web.Client.Emoji;

namespace VvsIm.Web.Client.Messages.Text;

/// <summary>
/// What a message says. Always one element of class <c>message-text</c>, and behind it, if the text is long, the button that unfolds it.
/// Written in C#, for white space counts here, and a log shows hundreds of them.
/// </summary>
public sealed class MessageBody : ComponentBase
{
    private (string Text, long Seq, bool Cut, bool MentionsAll, bool Whole)? shown;
    private string? parsed;
    private string source = "";
    private MarkdownDocument document = null!;
    private bool whole;
    private bool isLong;
    private bool large;

    /// <summary>The text as it is stored.</summary>
    [Parameter, EditorRequired]
    public required string Text { get; set; }

    /// <summary>The message's number, for scripts (<c>data-seq</c>); 0 while it is not stored.</summary>
    [Parameter]
    public long Seq { get; set; }

    /// <summary>Only the beginning of the text is here: it ends with an ellipsis.</summary>
    [Parameter]
    public bool Cut { get; set; }

    /// <summary>The message mentions all; where it does not, the same words are only words.</summary>
    [Parameter]
    public bool MentionsAll { get; set; }

    protected override void OnParametersSet()
    {
        if (parsed != Text)
            Parse();
    }

    protected override bool ShouldRender() => shown != (Text, Seq, Cut, MentionsAll, whole);

    protected override void OnAfterRender(bool firstRender) => shown = (Text, Seq, Cut, MentionsAll, whole);

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "class", large ? "message-text text-large" : "message-text");
        builder.AddAttribute(2, "data-seq", Seq);
        builder.OpenRegion(3);
        new TextRenderer(builder, source, MentionsAll).Blocks(document);
        builder.CloseRegion();
        if (Cut || (isLong && !whole))
            builder.AddContent(4, "…");
        builder.CloseElement();
        if (!isLong)
            return;
        builder.OpenElement(5, "button");
        builder.AddAttribute(6, "type", "button");
        builder.AddAttribute(7, "class", "text-more");
        builder.AddAttribute(8, "aria-expanded", whole ? "true" : "false");
        builder.AddAttribute(9, "onclick", EventCallback.Factory.Create(this, Toggle));
        builder.AddContent(10, whole ? "Show less" : "Show more");
        builder.CloseElement();
    }

    private void Toggle()
    {
        whole = !whole;
        Parse();
    }

    private void Parse()
    {
        parsed = Text;
        var beginning = Folding.Cut(Text);
        isLong = beginning is not null;
        source = whole ? Text : beginning ?? Text;
        document = Markup.Parse(source);
        large = LargeEmoji.Are(Text);
    }
}
