namespace VvsIm.Core;

/// <summary>The host cannot start, for a reason that one clear line explains. Printed without a stack trace.</summary>
public sealed class StartupException(string message, Exception? innerException = null)
    : Exception(message, innerException);
