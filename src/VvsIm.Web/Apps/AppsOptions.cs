namespace VvsIm.Web.Apps;

/// <summary>Where the published browser apps are. Section <c>Apps</c>.</summary>
internal sealed class AppsOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string Section = "Apps";

    /// <summary>
    /// A folder with <c>chat</c> and <c>admin</c> in it. Absent: <c>apps</c> beside the host's own files, else <c>artifacts/apps</c> in the
    /// content root or a folder above it, which is where a build of the repository leaves them.
    /// </summary>
    public string? Directory { get; set; }
}
