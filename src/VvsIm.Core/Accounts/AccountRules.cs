using VvsIm.Contracts;

namespace VvsIm.Core.Accounts;

/// <summary>What an account's fields must be like.</summary>
internal static class AccountRules
{
    /// <summary>What is wrong with the fields, by field; empty when nothing is.</summary>
    public static Dictionary<string, string[]> Check(string? email, string? password, string? displayName)
    {
        var errors = new Dictionary<string, string[]>();
        if (!IsEmail(email))
            errors["email"] = ["Enter an email address, such as ann@example.com."];
        if (string.IsNullOrEmpty(password) || password.Length < Limits.PasswordMinLength)
            errors["password"] = [$"Use at least {Limits.PasswordMinLength} characters."];
        else if (password.Length > Limits.PasswordLength)
            errors["password"] = [$"Use at most {Limits.PasswordLength} characters."];
        if (CheckName(displayName) is { } badName)
            errors["displayName"] = [badName];
        return errors;
    }

    /// <summary>What is wrong with a name; null when nothing is.</summary>
    public static string? CheckName(string? displayName) =>
        string.IsNullOrWhiteSpace(displayName) ? "Enter the name that others will see."
        : displayName.Trim().Length > Limits.DisplayNameLength ? $"Use at most {Limits.DisplayNameLength} characters."
        : displayName.Any(char.IsControl) || !PlainText.IsStorable(displayName) ? "Leave out control characters."
        : null;

    private static bool IsEmail(string? email) =>
        email is { Length: > 2 and <= Limits.EmailLength }
        && PlainText.IsStorable(email)
        && !email.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter))
        && email.IndexOf('@') is > 0 and var at
        && at == email.LastIndexOf('@')
        && at < email.Length - 1;
}
