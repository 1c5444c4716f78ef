using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace VvsIm.Web.Client.Messages.Text;

/// <summary>A web address typed as it is.</summary>
internal sealed class AddressInline : LeafInline
{
    public required string Text { get; init; }
}

/// <summary>Somebody mentioned, or all.</summary>
internal sealed class MentionInline : LeafInline
{
    /// <summary>Who; null for all.</summary>
    public required Guid? UserId { get; init; }
}

/// <summary>Takes addresses for links without any marks around them.</summary>
internal sealed class AddressParser : InlineParser
{
    public AddressParser() => OpeningCharacters = ['h', 'H'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (char.IsLetterOrDigit(slice.PeekCharExtra(-1)))
            return false;
        var length = Address.LengthAt(slice.AsSpan());
        if (length == 0)
            return false;
        processor.Inline = new AddressInline { Text = slice.AsSpan()[..length].ToString() };
        slice.Start += length;
        return true;
    }
}

/// <summary>Takes the tokens by which a stored text mentions people: <c>&lt;@id&gt;</c> and <c>&lt;@all&gt;</c>.</summary>
internal sealed class MentionParser : InlineParser
{
    public MentionParser() => OpeningCharacters = ['<'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (MentionToken.At(slice.AsSpan(), out var user) is not (> 0 and var length))
            return false;
        processor.Inline = new MentionInline { UserId = user };
        slice.Start += length;
        return true;
    }
}
