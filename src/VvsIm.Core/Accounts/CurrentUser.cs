using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace VvsIm.Core.Accounts;

/// <summary>Who is asking. A parameter of every handler behind sign-in.</summary>
/// <param name="Id">Their user id.</param>
public sealed record CurrentUser(Guid Id)
{
    /// <summary>Binds the parameter from the signed-in principal.</summary>
    public static ValueTask<CurrentUser> BindAsync(HttpContext context, ParameterInfo _) =>
        ValueTask.FromResult(
            Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
                ? new CurrentUser(id)
                : throw new InvalidOperationException("A handler behind sign-in ran without a signed-in user.")
        );
}
