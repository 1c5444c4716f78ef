namespace VvsIm.Core.Accounts;

/// <summary>Section <c>Admin</c>: the operator whom the first start makes.</summary>
public sealed class AdminOptions
{
    /// <summary>The operator's address.</summary>
    public string Email { get; set; } = "admin@localhost";

    /// <summary>Their password; without one, a random one is made and printed once.</summary>
    public string? Password { get; set; }

    /// <summary>Name of the workspace that everybody joins.</summary>
    public string Workspace { get; set; } = "Home";
}
