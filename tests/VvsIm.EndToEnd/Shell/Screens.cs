using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace VvsIm.EndToEnd.Shell;

/// <summary>What is true of every screen.</summary>
public static class Screens
{
    /// <summary>Nothing on it violates the accessibility rules in a way that axe calls serious or critical.</summary>
    public static async Task AreAccessibleAsync(IPage page)
    {
        var result = await page.RunAxe();
        Assert.Empty(
            result.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(Describe)
        );
    }

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id}: {violation.Help} {string.Join("; ", violation.Nodes.Select(node => node.Html))}";
}
