using System.Net.Http.Headers;
using VvsIm.Contracts;
using VvsIm.Testing;

namespace VvsIm.Web.Tests.Running;

/// <summary>Somebody of the demo data.</summary>
internal static class DemoPerson
{
    public static async Task<Tester> SignInAsync(Uri url, string name)
    {
        var http = new HttpClient { BaseAddress = url };
        var api = new VvsImClient(http);
        var tokens = await api.Accounts.LoginAsync(new($"{name}@example.com", "Demo-Passw0rd!"));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        var me = await api.Accounts.MeAsync();
        return new(me.Id, me.DisplayName, me.Email, http);
    }
}
