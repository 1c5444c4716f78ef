using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using VvsIm.Contracts;
using VvsIm.Core.Problems;

namespace VvsIm.Core.RateLimits;

/// <summary>How often an address may knock at the doors that nobody needs to be signed in for. Sending messages is not among them.</summary>
public static class RateLimitsFeature
{
    /// <summary>Adds the limits of section <c>RateLimits</c>.</summary>
    public static void AddRateLimits(this IHostApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<RateLimitOptions>()
            .BindConfiguration("RateLimits")
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.OnRejected = RefuseAsync;
            limiter.AddPolicy(nameof(RateLimit.SignIn), context => Bucket(context, limits => limits.SignInsPerMinute));
            limiter.AddPolicy(nameof(RateLimit.Invites), context => Bucket(context, limits => limits.InvitesPerMinute));
        });
    }

    /// <summary>Enforces them, before anybody is asked who they are.</summary>
    public static void UseRateLimits(this IApplicationBuilder app) => app.UseRateLimiter();

    /// <summary>Puts endpoints under a limit.</summary>
    internal static TBuilder Limited<TBuilder>(this TBuilder endpoint, RateLimit limit)
        where TBuilder : IEndpointConventionBuilder => endpoint.RequireRateLimiting(limit.ToString());

    private static RateLimitPartition<string> Bucket(HttpContext context, Func<RateLimitOptions, int> allowed)
    {
        var perMinute = allowed(context.RequestServices.GetRequiredService<IOptions<RateLimitOptions>>().Value);
        if (perMinute == 0)
            return RateLimitPartition.GetNoLimiter("");
        return RateLimitPartition.GetTokenBucketLimiter(
            Household(context.Connection.RemoteIpAddress),
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = perMinute,
                TokensPerPeriod = Math.Max(1, perMinute / 60),
                ReplenishmentPeriod = TimeSpan.FromSeconds(perMinute >= 60 ? 1 : 60.0 / perMinute),
                QueueLimit = 0,
            }
        );
    }

    // A household has 2^64 addresses of IPv6, and one of IPv4.
    private static string Household(IPAddress? address)
    {
        if (address is null)
            return "";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 8)));
    }

    private static async ValueTask RefuseAsync(OnRejectedContext context, CancellationToken cancellationToken)
    {
        var response = context.HttpContext.Response;
        if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await Refusal
            .Of(
                StatusCodes.Status429TooManyRequests,
                ProblemCodes.TooManyRequests,
                "Too many attempts from your network. Wait a moment, then try again."
            )
            .ExecuteAsync(context.HttpContext);
    }
}
