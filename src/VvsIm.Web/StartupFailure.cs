using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using Npgsql;

namespace VvsIm.Web;

/// <summary>Turns what an operator can mend into a clear line each; whatever is our own bug keeps its stack trace.</summary>
internal static class StartupFailure
{
    /// <summary>One line per mistake; null when there is nothing an operator could do.</summary>
    public static IEnumerable<string>? Explain(Exception exception) =>
        exception switch
        {
            StartupException known => [known.Message],
            OptionsValidationException invalid => invalid.Failures,
            IOException { InnerException: AddressInUseException } => [exception.Message],
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword } =>
            [
                "The database refuses the user name or password of ConnectionStrings:Postgres.",
            ],
            PostgresException refused => [$"The database refuses to work: {refused.MessageText}."],
            NpgsqlException unreachable => [$"The database cannot be reached: {unreachable.Message}."],
            { InnerException: { } inner } => Explain(inner),
            _ => null,
        };
}
