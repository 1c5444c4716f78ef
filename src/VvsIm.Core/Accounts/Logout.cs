using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace VvsIm.Core.Accounts;

/// <summary><c>POST /api/auth/logout</c>: ends this browser's session. Harmless when there is none.</summary>
internal static class Logout
{
    public static async Task<NoContent> HandleAsync(SignInManager<Account> signIn)
    {
        await signIn.SignOutAsync();
        return TypedResults.NoContent();
    }
}
