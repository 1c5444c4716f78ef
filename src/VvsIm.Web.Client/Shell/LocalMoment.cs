namespace VvsIm.Web.Client.Shell;

/// <summary>A moment in the viewer's time zone and language.</summary>
/// <param name="Iso">For machines (RFC 3339, UTC).</param>
/// <param name="Day">The local day, such as 2026-05-17: two moments of one day share it.</param>
/// <param name="Time">Such as 14:03.</param>
/// <param name="Full">Day and time in full, for a tooltip.</param>
public sealed record LocalMoment(string Iso, string Day, string Time, string Full);
