using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using VvsIm.Contracts;

namespace VvsIm.Testing;

/// <summary>A person with an account and a client of their own.</summary>
public sealed record Tester(Guid Id, string Name, string Email, HttpClient Http)
{
    /// <summary>Everybody's.</summary>
    public const string Password = "Test-Passw0rd!";

    /// <summary>The typed client, signed in as this person.</summary>
    public VvsImClient Api { get; } = new(Http);

    /// <summary>Somebody who is not signed in.</summary>
    public static Tester Anonymous(Uri url) => new(Guid.Empty, "nobody", "", new HttpClient { BaseAddress = url });

    /// <summary>Makes an account and signs in.</summary>
    public static async Task<Tester> SignUpAsync(Uri url, string name)
    {
        var email = $"{Guid.CreateVersion7():N}@example.com";
        await Anonymous(url).Api.Accounts.RegisterAsync(new(email, Password, name));
        return await SignInAsync(url, email);
    }

    /// <summary>Signs in with a bearer token.</summary>
    public static async Task<Tester> SignInAsync(Uri url, string email)
    {
        var http = new HttpClient { BaseAddress = url };
        var client = new VvsImClient(http);
        var tokens = await client.Accounts.LoginAsync(new(email, Password));
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", tokens.AccessToken);
        var me = await client.Accounts.MeAsync();
        return new(me.Id, me.DisplayName, me.Email, http);
    }

    /// <summary>A plain GET.</summary>
    public async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type) =>
        await Http.GetFromJsonAsync(path, type) ?? throw new InvalidOperationException($"{path} answered null.");

    /// <summary>A plain POST.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, object body) => Http.PostAsJsonAsync(path, body);

    /// <summary>Sends a raw request that is to be refused, and reads the refusal.</summary>
    public async Task<Problem> RefusedAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await Http.SendAsync(request);
        if (response.IsSuccessStatusCode)
            throw new InvalidOperationException($"{method} {path} was not refused: {(int)response.StatusCode}.");
        return await response.Content.ReadFromJsonAsync(VvsImJson.Default.Problem)
            ?? throw new InvalidOperationException($"{method} {path} was refused without a problem.");
    }
}
