namespace VvsIm.Web.Client.Messages.Text;

/// <summary>How a stored text mentions people: <c>&lt;@id&gt;</c> with the id as in JSON, or <c>&lt;@all&gt;</c>.</summary>
internal static class MentionToken
{
    /// <summary>Everybody.</summary>
    public const string All = "<@all>";

    private const int IdLength = 36;

    /// <summary>One person.</summary>
    public static string Of(Guid userId) => $"<@{userId:D}>";

    /// <summary>The length of the token that the text begins with, and whom it mentions (null: all); 0 if it begins with none.</summary>
    public static int At(ReadOnlySpan<char> text, out Guid? userId)
    {
        userId = null;
        if (text.StartsWith(All))
            return All.Length;
        if (text.Length < IdLength + 3 || !text.StartsWith("<@") || text[IdLength + 2] != '>')
            return 0;
        if (!Guid.TryParseExact(text.Slice(2, IdLength), "D", out var id))
            return 0;
        userId = id;
        return IdLength + 3;
    }
}
