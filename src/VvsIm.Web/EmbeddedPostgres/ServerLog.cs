namespace VvsIm.Web.EmbeddedPostgres;

/// <summary>What the private PostgreSQL tells the operator.</summary>
internal static partial class ServerLog
{
    [LoggerMessage(LogLevel.Information, "Making a database in {Directory} with PostgreSQL {Major}, run by {User}")]
    public static partial void Creating(ILogger logger, string directory, int major, string user);

    [LoggerMessage(LogLevel.Information, "PostgreSQL is ready after {Milliseconds:0} ms")]
    public static partial void Ready(ILogger logger, double milliseconds);

    [LoggerMessage(LogLevel.Error, "PostgreSQL ended unasked and is started again: {LastWords}")]
    public static partial void Died(ILogger logger, string lastWords);

    [LoggerMessage(LogLevel.Error, "PostgreSQL cannot be started again, trying on: {Reason}")]
    public static partial void RestartFailed(ILogger logger, string reason);
}
