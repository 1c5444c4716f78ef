namespace VvsIm.Contracts.Accounts;

/// <summary>The accounts part of the API.</summary>
public readonly struct AccountsClient(VvsImClient client)
{
    /// <summary>Makes an account, a member of the default workspace or of where its invite leads. Does not sign in.</summary>
    /// <exception cref="ProblemException">invalid, email_taken, weak_password, invite_invalid, too_many_requests.</exception>
    public Task<Me> RegisterAsync(RegisterRequest request, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Post,
            "api/auth/register",
            request,
            VvsImJson.Default.RegisterRequest,
            VvsImJson.Default.Me,
            cancellationToken
        );

    /// <summary>Signs in with a pair of tokens, for clients without cookies.</summary>
    /// <exception cref="ProblemException">invalid_credentials, locked_out, two_factor_required, invalid_two_factor_code, banned.</exception>
    public Task<AccessTokens> LoginAsync(LoginRequest request, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Post,
            "api/auth/login",
            request,
            VvsImJson.Default.LoginRequest,
            VvsImJson.Default.AccessTokens,
            cancellationToken
        );

    /// <summary>Signs in with a cookie, for browsers.</summary>
    /// <exception cref="ProblemException">invalid_credentials, locked_out, two_factor_required, invalid_two_factor_code, banned.</exception>
    public Task LoginWithCookieAsync(LoginRequest request, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "api/auth/login?useCookies=true")
            {
                Content = System.Net.Http.Json.JsonContent.Create(request, VvsImJson.Default.LoginRequest),
            },
            cancellationToken
        );

    /// <summary>Exchanges a refresh token for the next pair.</summary>
    /// <exception cref="ProblemException">unauthenticated: sign in again.</exception>
    public Task<AccessTokens> RefreshAsync(string refreshToken, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Post,
            "api/auth/refresh",
            new RefreshRequest(refreshToken),
            VvsImJson.Default.RefreshRequest,
            VvsImJson.Default.AccessTokens,
            cancellationToken
        );

    /// <summary>Signs out: ends the session that asks.</summary>
    public Task LogoutAsync(CancellationToken cancellationToken = default) =>
        client.SendAsync(new HttpRequestMessage(HttpMethod.Post, "api/auth/logout"), cancellationToken);

    /// <summary>Who is signed in.</summary>
    /// <exception cref="ProblemException">unauthenticated.</exception>
    public Task<Me> MeAsync(CancellationToken cancellationToken = default) =>
        client.GetAsync("api/me", VvsImJson.Default.Me, cancellationToken);

    /// <summary>Changes one's own settings, whichever the request names.</summary>
    public Task<Me> UpdateMeAsync(UpdateMeRequest request, CancellationToken cancellationToken = default) =>
        client.SendAsync(
            HttpMethod.Patch,
            "api/me",
            request,
            VvsImJson.Default.UpdateMeRequest,
            VvsImJson.Default.Me,
            cancellationToken
        );

    /// <summary>People of the workspaces one is in, by part of their name or email; oneself is among them.</summary>
    public Task<Page<User>> FindAsync(
        string? query,
        string? cursor = null,
        int? limit = null,
        CancellationToken cancellationToken = default
    ) =>
        client.GetAsync(
            "api/users" + new Query().Add("query", query).Add("cursor", cursor).Add("limit", limit),
            VvsImJson.Default.PageUser,
            cancellationToken
        );

    /// <summary>People by id, at most <see cref="Limits.UsersByIds"/>; ids one may not see are left out.</summary>
    public Task<Page<User>> FindAsync(IEnumerable<Guid> ids, CancellationToken cancellationToken = default) =>
        client.GetAsync(
            "api/users" + new Query().Add("ids", string.Join(',', ids)),
            VvsImJson.Default.PageUser,
            cancellationToken
        );
}
