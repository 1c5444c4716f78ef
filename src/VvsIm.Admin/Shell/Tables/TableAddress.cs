using System.Globalization;
using VvsIm.Contracts;

namespace VvsIm.Admin.Shell.Tables;

/// <summary>What a table shows, as the page's own address says it: so that it can be linked, reloaded and gone back to.</summary>
internal static class TableAddress
{
    private static readonly string[] s_own = ["q", "sort", "order", "page"];

    /// <summary>What the address asks for; whatever else stands in it is a filter.</summary>
    public static ListingRequest Read(string uri, ListingRequest otherwise)
    {
        var words = Words(uri);
        var page = int.TryParse(words.GetValueOrDefault("page"), CultureInfo.InvariantCulture, out var number)
            ? Math.Max(1, number)
            : 1;
        return otherwise with
        {
            Query = words.GetValueOrDefault("q"),
            Sort = words.GetValueOrDefault("sort") ?? otherwise.Sort,
            Descending = words.GetValueOrDefault("order") is { } order ? order == "down" : otherwise.Descending,
            Offset = (page - 1) * otherwise.Limit,
            Filters = words
                .Where(word => !s_own.Contains(word.Key) && word.Value.Length > 0)
                .ToDictionary(word => word.Key, word => word.Value),
        };
    }

    /// <summary>The address of the same page that asks for this; what is as it would be otherwise is left out.</summary>
    public static string Write(string uri, ListingRequest request, ListingRequest otherwise)
    {
        var path = uri.Split('?', '#')[0];
        var words = new Dictionary<string, string>();
        if (request.Query is { Length: > 0 } typed)
            words["q"] = typed;
        foreach (var (name, value) in request.Filters)
            words[name] = value;
        if (request.Sort != otherwise.Sort || request.Descending != otherwise.Descending)
            (words["sort"], words["order"]) = (request.Sort ?? "", request.Descending == true ? "down" : "up");
        if (request.Offset > 0)
            words["page"] = (request.Offset / request.Limit + 1).ToString(CultureInfo.InvariantCulture);
        var query = string.Join(
            '&',
            words.Select(word => $"{Uri.EscapeDataString(word.Key)}={Uri.EscapeDataString(word.Value)}")
        );
        return query.Length == 0 ? path : $"{path}?{query}";
    }

    // The last of several of one name counts; what is no text after all is taken as it stands.
    private static Dictionary<string, string> Words(string uri)
    {
        var words = new Dictionary<string, string>();
        var mark = uri.IndexOf('?');
        foreach (var word in mark < 0 ? [] : uri[(mark + 1)..].Split('#')[0].Split('&'))
            if (word.Split('=', 2) is [{ Length: > 0 } name, var value])
                words[Uri.UnescapeDataString(name)] = Uri.UnescapeDataString(value.Replace('+', ' '));
        return words;
    }
}
