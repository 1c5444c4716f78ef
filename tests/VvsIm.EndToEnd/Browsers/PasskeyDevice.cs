using System.Text.Json;
using Microsoft.Playwright;

namespace VvsIm.EndToEnd.Browsers;

/// <summary>A device with passkeys inside the browser, whose owner puts the finger on it at once. It lives as long as its page.</summary>
public static class PasskeyDevice
{
    /// <summary>Gives one to a page.</summary>
    public static async Task AttachAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = JsonSerializer.SerializeToElement(
                    new
                    {
                        protocol = "ctap2",
                        transport = "internal",
                        hasResidentKey = true,
                        hasUserVerification = true,
                        isUserVerified = true,
                        automaticPresenceSimulation = true,
                    }
                ),
            }
        );
    }

    /// <summary>The host by a name: passkeys belong to one, and an address of digits is none.</summary>
    public static Uri Named(Uri host) => new UriBuilder(host) { Host = "localhost" }.Uri;
}
