using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using VvsIm.Contracts;
using VvsIm.Core.Accounts.Staff;
using VvsIm.Core.Database;
using VvsIm.Core.RateLimits;

namespace VvsIm.Core.Accounts;

/// <summary>Accounts: ASP.NET Core Identity, cookies for browsers, bearer tokens for the rest.</summary>
public static class AccountsFeature
{
    /// <summary>The policy of what only operators may see and do.</summary>
    public const string OperatorPolicy = StaffPolicies.Operator;

    /// <summary>The policy of what moderators may see and do too, each in their own workspaces.</summary>
    public const string StaffPolicy = StaffPolicies.Staff;

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
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version2;
            })
            .AddSignInManager<SignIn>()
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
        builder.Services.AddScoped<FirstStart>();
        builder.Services.AddSingleton<People>();
    }

    /// <summary>Maps <c>/api/auth</c>, <c>/api/me</c>, <c>/api/users</c> and <c>/api/admin/users</c>.</summary>
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var auth = routes.MapGroup("/api/auth").WithTags("Accounts");
        auth.MapPost("/register", Register.HandleAsync).Limited(RateLimit.SignIn);
        auth.MapPost("/logout", Logout.HandleAsync);
        auth.MapIdentity();

        var mine = routes.MapGroup("/api").WithTags("Accounts").RequireAuthorization();
        mine.MapGet("/me", GetMe.HandleAsync);
        mine.MapPatch("/me", UpdateMe.HandleAsync);
        mine.MapGet("/users", FindUsers.HandleAsync);

        routes
            .MapGet("/api/admin/users", ListAccounts.HandleAsync)
            .WithTags("Accounts")
            .RequireAuthorization(OperatorPolicy);
    }

    private static Task Answer(HttpResponse response, int status)
    {
        response.StatusCode = status;
        return Task.CompletedTask;
    }
}
