using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VvsIm.Contracts;
using VvsIm.Contracts.Accounts;
using VvsIm.Core.Accounts.Passkeys;
using VvsIm.Core.Accounts.Registration;
using VvsIm.Core.Accounts.Sessions;
using VvsIm.Core.Accounts.SigningIn;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Accounts.TwoFactor;
using VvsIm.Core.Database;
using VvsIm.Core.Jobs;
using VvsIm.Core.RateLimits;

namespace VvsIm.Core.Accounts;

/// <summary>Accounts: ASP.NET Core Identity, cookies for browsers, bearer tokens for the rest.</summary>
public static class AccountsFeature
{
    /// <summary>The policy of what only operators may see and do.</summary>
    public const string OperatorPolicy = StaffPolicies.Operator;

    /// <summary>The policy of what moderators may see and do too, each in their own workspaces.</summary>
    public const string StaffPolicy = StaffPolicies.Staff;

    private const string EveryNight = "0 37 3 * * ?";

    /// <summary>Adds Identity on our database.</summary>
    public static void AddAccounts(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<AdminOptions>().BindConfiguration("Admin").ValidateOnStart();
        builder
            .Services.AddIdentityApiEndpoints<Account>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                // The user name is the email, and any address that AccountRules takes will do.
                identity.User.AllowedUserNameCharacters = "";
                // Length is what makes a password strong; composition rules only make it hard to remember.
                identity.Password.RequiredLength = Limits.PasswordMinLength;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<VvsImDb>();
        builder.Services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "vvsim";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.ExpireTimeSpan = TimeSpan.FromDays(30);
            cookie.SlidingExpiration = true;
            // Sessions say at each request whether a sign-in still counts; Identity's stamp would say so every half hour.
            cookie.Events.OnValidatePrincipal = _ => Task.CompletedTask;
            cookie.Events.OnRedirectToLogin = context => Answer(context.Response, StatusCodes.Status401Unauthorized);
            cookie.Events.OnRedirectToAccessDenied = context =>
                Answer(context.Response, StatusCodes.Status403Forbidden);
        });
        builder.Services.AddAuthorization();
        builder.Services.AddStaffPolicies();

        builder.Services.AddDataProtection().SetApplicationName("vvs-im");
        builder.Services.AddSingleton<DataProtectionKeys>();
        builder
            .Services.AddOptions<KeyManagementOptions>()
            .Configure<DataProtectionKeys>((keys, repository) => keys.XmlRepository = repository);
        builder.Services.AddSingleton<LiveSessions>();
        builder.Services.AddSingleton<SessionUses>();
        builder.Services.AddSingleton<SessionStart>();
        builder.Services.AddSingleton<SessionWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<SessionWatch>());
        builder.Services.AddSingleton<Lockout>();
        builder.Services.AddSingleton<DecoyPassword>();
        builder.Services.AddScoped<PasswordCheck>();
        builder.Services.AddSingleton<SecondFactors>();
        builder.Services.AddPasskeys();

        builder.Services.AddScoped<FirstStart>();
        builder.Services.AddSingleton<People>();
        builder.Services.AddUserAdmin();
    }

    /// <summary>Adds what takes a while, and what is tidied up on a schedule, for the role <c>worker</c>.</summary>
    public static void AddAccountJobs(this IHostApplicationBuilder builder)
    {
        builder.Services.AddJob<ForgetOldSessions>(EveryNight);
        builder.Services.AddAccountTasks();
    }

    /// <summary>Takes whoever asks by a session that has ended for nobody. As soon as it is known who asks.</summary>
    public static void UseSessions(this IApplicationBuilder app) => app.UseSessionGuard();

    /// <summary>Maps <c>/api/auth</c>, <c>/api/me</c>, <c>/api/users</c> and <c>/api/admin/users</c>.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapSigningIn();
        routes.MapSecurity();
        routes.MapGet("/api/auth/registration", RegistrationDoor.HandleAsync).WithTags("Accounts");

        var mine = routes.MapGroup("/api").WithTags("Accounts").RequireAuthorization();
        mine.MapGet("/me", GetMe.HandleAsync);
        mine.MapPatch("/me", UpdateMe.HandleAsync);
        mine.MapGet("/users", FindUsers.HandleAsync);
        routes.MapUserAdmin();

        var settings = routes.MapGroup("/api/admin/settings").WithTags("Accounts").RequireAuthorization(OperatorPolicy);
        settings.MapGet("", ChangeInstallationSettings.ReadAsync);
        settings.MapPut("", ChangeInstallationSettings.HandleAsync);
    }

    private static void MapSigningIn(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup("/api/auth").WithTags("Accounts");
        auth.MapPost("/logout", Logout.HandleAsync);

        var doors = auth.MapGroup("").Limited(RateLimit.SignIn);
        doors.MapPost("/register", Register.HandleAsync);
        doors.MapPost("/login", Login.HandleAsync).Produces<AccessTokens>();
        doors.MapPost("/refresh", RefreshTokens.HandleAsync).Produces<AccessTokens>();
        doors.MapPost("/forgotPassword", ForgotPassword.HandleAsync);
        doors.MapPost("/resetPassword", NewPassword.ResetAsync);
        doors.MapPost("/passkey", SignInWithPasskey.HandleAsync).Produces<AccessTokens>();
        doors.MapPost("/passkey/options", SignInWithPasskey.AskAsync);

        var again = doors.MapGroup("/reauthenticate").RequireAuthorization();
        again.MapPost("", Reauthenticate.HandleAsync);
        again.MapPost("/options", Reauthenticate.AskAsync);
    }

    private static void MapSecurity(this IEndpointRouteBuilder routes)
    {
        var me = routes.MapGroup("/api/me").WithTags("Accounts").RequireAuthorization();
        me.MapPut("/password", NewPassword.ChangeAsync);

        var sessions = me.MapGroup("/sessions");
        sessions.MapGet("", OwnSessions.ListAsync);
        sessions.MapDelete("", OwnSessions.EndOthersAsync);
        sessions.MapDelete("/{id:guid}", OwnSessions.EndAsync);

        var factor = me.MapGroup("/two-factor");
        factor.MapGet("", OwnTwoFactor.GetAsync);
        factor.MapPost("", OwnTwoFactor.BeginAsync).Fresh();
        factor.MapPost("/confirm", OwnTwoFactor.ConfirmAsync);
        factor.MapPost("/recovery-codes", OwnTwoFactor.RenewCodesAsync).Fresh();
        factor.MapDelete("", OwnTwoFactor.RemoveAsync).Fresh();

        var passkeys = me.MapGroup("/passkeys");
        passkeys.MapGet("", OwnPasskeys.ListAsync);
        passkeys.MapPost("", OwnPasskeys.AddAsync);
        passkeys.MapPost("/options", OwnPasskeys.AskAsync).Fresh();
        passkeys.MapPatch("/{id}", OwnPasskeys.RenameAsync);
        passkeys.MapDelete("/{id}", OwnPasskeys.RemoveAsync).Fresh();
    }

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
