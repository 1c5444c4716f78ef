using Microsoft.AspNetCore.Builder;

namespace VvsIm.Core.Accounts.Staff;

/// <summary>
/// Marks endpoints of the console that nobody should reach by sitting down at a screen that somebody left: who asks must have shown who they
/// are lately, or is refused with <see cref="Contracts.ProblemCodes.ReauthenticationRequired"/> and asked again.
/// </summary>
internal sealed class DangerousAct
{
    private DangerousAct() { }

    /// <summary>The only one.</summary>
    public static readonly DangerousAct Mark = new();
}

internal static class DangerousActs
{
    /// <summary>Asks for a sign-in, or a confirmation of it, within the last ten minutes. Endpoints behind a staff policy only.</summary>
    public static TBuilder Dangerous<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(DangerousAct.Mark);
}
