using Microsoft.AspNetCore.Http.HttpResults;
using VvsIm.Contracts;
using VvsIm.Contracts.Workspaces;
using VvsIm.Core.Problems;

namespace VvsIm.Core.Workspaces.Settings;

/// <summary>What settings must be like.</summary>
internal static class SettingsRules
{
    /// <summary>A refusal that names the first field that will not do; null when all of them will.</summary>
    public static ProblemHttpResult? Check(ConfigureWorkspaceRequest request)
    {
        if (request.Version is null)
            return Refusal.Invalid("version", "Say what was changed.");
        if (request.FileBytes is null or <= 0)
            return Refusal.Invalid("fileBytes", "At least 1.");
        if (request.FileBytes > Limits.LargestFileBytes)
            return Refusal.LimitExceeded("fileBytes", nameof(Limits.LargestFileBytes), Limits.LargestFileBytes);
        if (request.Settings is not { } settings)
            return Refusal.Invalid("settings", "Say what is allowed.");
        if (request.Reason?.Length > Limits.ReasonLength)
            return Refusal.LimitExceeded("reason", nameof(Limits.ReasonLength), Limits.ReasonLength);
        if (!PlainText.IsStorable(request.Reason))
            return Refusal.Invalid("reason", "This is not text.");
        return CheckRoles(settings)
            ?? CheckTypes(settings.FileTypes)
            ?? CheckRange("editSeconds", settings.EditSeconds, 0, nameof(Limits.WindowSeconds), Limits.WindowSeconds)
            ?? CheckRange(
                "deleteSeconds",
                settings.DeleteSeconds,
                0,
                nameof(Limits.WindowSeconds),
                Limits.WindowSeconds
            )
            ?? CheckRange(
                "retentionDays",
                settings.RetentionDays,
                1,
                nameof(Limits.RetentionDays),
                Limits.RetentionDays
            );
    }

    /// <summary>As it is stored: each type once, lower case.</summary>
    public static WorkspaceSettings Stored(WorkspaceSettings settings) =>
        settings with
        {
            FileTypes = string.Join(
                ' ',
                settings.FileTypes.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()
            ),
        };

    private static ProblemHttpResult? CheckRoles(WorkspaceSettings settings)
    {
        if (!Enum.IsDefined(settings.CreateGroups))
            return Refusal.Invalid("createGroups", "There is no such role.");
        if (!Enum.IsDefined(settings.CreateChannels))
            return Refusal.Invalid("createChannels", "There is no such role.");
        return Enum.IsDefined(settings.Invite) ? null : Refusal.Invalid("invite", "There is no such role.");
    }

    private static ProblemHttpResult? CheckTypes(string? types)
    {
        if (types is null)
            return Refusal.Invalid("fileTypes", "Say which.");
        if (types.Length > Limits.FileTypesLength)
            return Refusal.LimitExceeded("fileTypes", nameof(Limits.FileTypesLength), Limits.FileTypesLength);
        var patterns = types.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (patterns.Length == 0)
            return Refusal.Invalid("fileTypes", "Name at least one type, or switch files off.");
        return Array.Find(patterns, pattern => !IsType(pattern)) is { } wrong
            ? Refusal.Invalid(
                "fileTypes",
                $"{wrong} is no type of files. Types are such as application/pdf or image/*."
            )
            : null;
    }

    private static bool IsType(string pattern) =>
        pattern == "*"
        || pattern.Split('/') is [{ Length: > 0 } kind, { Length: > 0 } part]
            && kind.All(IsPlain)
            && (part == "*" || part.All(IsPlain));

    private static bool IsPlain(char one) => char.IsAsciiLetterOrDigit(one) || one is '.' or '-' or '+' or '_';

    private static ProblemHttpResult? CheckRange(string field, int? value, int least, string limit, int most)
    {
        if (value < least)
            return Refusal.Invalid(field, $"At least {least}.");
        return value > most ? Refusal.LimitExceeded(field, limit, most) : null;
    }
}
