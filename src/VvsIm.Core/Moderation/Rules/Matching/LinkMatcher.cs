using System.Globalization;
using VvsIm.Contracts.Messages;
using VvsIm.Contracts.Moderation.Rules;
using VvsIm.Contracts.Search;

namespace VvsIm.Core.Moderation.Rules.Matching;

/// <summary>Finds links in a text by where they lead. A domain stands for its subdomains too.</summary>
internal sealed class LinkMatcher(LinkPolicy policy, IReadOnlyCollection<string> domains)
{
    private readonly HashSet<string> listed = new(domains.Select(Ascii), StringComparer.OrdinalIgnoreCase);

    // Whoever may not link to a place writes its name; so that is found as well.
    private readonly WordMatcher names = new(
        policy == LinkPolicy.Listed ? domains.Select(FoldedText.Fold) : [],
        anywhere: false
    );

    /// <summary>The hosts, or the names of domains, that are in the text.</summary>
    /// <param name="text">As it was sent.</param>
    /// <param name="folded">The same, folded.</param>
    /// <param name="most">At most so many.</param>
    public IReadOnlyList<string> In(string text, string folded, int most)
    {
        var hosts = Links
            .In(text)
            .Select(Links.Target)
            .OfType<Uri>()
            .Select(target => target.IdnHost)
            .Where(Wanted)
            .Distinct(StringComparer.OrdinalIgnoreCase);
        return policy == LinkPolicy.Listed
            ? [.. hosts.Concat(names.In(folded, most)).Distinct(StringComparer.OrdinalIgnoreCase).Take(most)]
            : [.. hosts.Take(most)];
    }

    private bool Wanted(string host) =>
        policy switch
        {
            LinkPolicy.Listed => IsListed(host),
            LinkPolicy.Unlisted => !IsListed(host),
            _ => true,
        };

    // As a host is called on the wire, whatever letters it is written in.
    private static string Ascii(string domain)
    {
        try
        {
            return new IdnMapping().GetAscii(domain);
        }
        catch (ArgumentException)
        {
            // No host can be called so.
            return domain;
        }
    }

    private bool IsListed(string host)
    {
        var name = host.AsSpan().TrimEnd('.');
        var lookup = listed.GetAlternateLookup<ReadOnlySpan<char>>();
        while (true)
        {
            if (lookup.Contains(name))
                return true;
            if (name.IndexOf('.') is not (>= 0 and var dot))
                return false;
            name = name[(dot + 1)..];
        }
    }
}
