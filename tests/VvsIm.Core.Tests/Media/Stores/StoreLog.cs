using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace VvsIm.Core.Tests.Media.Stores;

/// <summary>What a host writes into its log, of a level or worse.</summary>
internal sealed class StoreLog(LogLevel least) : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
            Lines.Enqueue($"{formatter(state, exception)} {exception}".Trim());
    }

    public void Dispose() { }
}
