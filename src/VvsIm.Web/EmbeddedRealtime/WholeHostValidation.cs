using Microsoft.Extensions.Options;
using VvsIm.Core.Realtime;

namespace VvsIm.Web.EmbeddedRealtime;

/// <summary>The hub serves the process it lives in, so that process must both serve clients and relay to them.</summary>
internal sealed class WholeHostValidation(IConfiguration configuration) : IValidateOptions<RealtimeOptions>
{
    private static readonly string[] Needed = ["api", "worker"];

    public ValidateOptionsResult Validate(string? name, RealtimeOptions options)
    {
        if (options.Provider != RealtimeProvider.Embedded || configuration["Roles"] is not { Length: > 0 } roles)
            return ValidateOptionsResult.Success;
        var played = roles.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Needed.All(role => played.Contains(role, StringComparer.OrdinalIgnoreCase))
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(
                $"Roles={roles} splits the host, which the embedded realtime hub cannot serve: use Roles=api,worker, or Realtime:Provider=Centrifugo."
            );
    }
}
