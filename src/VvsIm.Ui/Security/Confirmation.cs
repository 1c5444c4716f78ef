namespace VvsIm.Ui.Security;

/// <summary>
/// Asks whoever sits here to show once more who they are, when the server wants that. However many requests want it at once, they are
/// asked once.
/// </summary>
public sealed class Confirmation(TimeProvider time)
{
    // A page that asks the server every few seconds must not ask its person as often.
    private static readonly TimeSpan s_rest = TimeSpan.FromMinutes(1);

    private TaskCompletionSource<bool>? _asked;
    private DateTimeOffset _declinedAt = DateTimeOffset.MinValue;

    /// <summary>An answer is being waited for.</summary>
    public bool Wanted => _asked is not null;

    /// <summary><see cref="Wanted"/> is another.</summary>
    public event Action? Changed;

    /// <summary>Asks; true once they have shown it.</summary>
    /// <param name="deliberate">They did something just now; what a page does by itself does not insist.</param>
    public Task<bool> AskAsync(bool deliberate)
    {
        if (_asked is { } already)
            return already.Task;
        // Nobody shows the question.
        if (Changed is null || (!deliberate && time.GetUtcNow() - _declinedAt < s_rest))
            return Task.FromResult(false);
        _asked = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = _asked.Task;
        Changed.Invoke();
        return answer;
    }

    /// <summary>They have shown it, or do not want to.</summary>
    public void Answer(bool shown)
    {
        var asked = _asked;
        _asked = null;
        if (!shown)
            _declinedAt = time.GetUtcNow();
        asked?.TrySetResult(shown);
        Changed?.Invoke();
    }
}
