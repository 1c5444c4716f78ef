using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace VvsIm.Core.Accounts.Passkeys;

/// <summary>What passkeys must be like.</summary>
internal static class PasskeyOptions
{
    /// <summary>Adds passkeys. They belong to the host that a browser asks; who asks another one has others there.</summary>
    public static void AddPasskeys(this IServiceCollection services)
    {
        services.AddSingleton<Ceremonies>();
        services.AddScoped<PasskeyChecks>();
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // It opens the account without a password: the device must know its owner, and whose account it is.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            // Compared without the scheme: behind a proxy that ends TLS, ours is not the browser's.
            passkeys.ValidateOrigin = origin =>
                ValueTask.FromResult(
                    !origin.CrossOrigin
                        && Uri.TryCreate(origin.Origin, UriKind.Absolute, out var from)
                        && string.Equals(
                            from.Authority,
                            origin.HttpContext.Request.Host.Value,
                            StringComparison.OrdinalIgnoreCase
                        )
                );
        });
    }
}
