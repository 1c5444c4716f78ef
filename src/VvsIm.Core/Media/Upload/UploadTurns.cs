namespace VvsIm.Core.Media.Upload;

/// <summary>How many uploads one person has running on this node: enough for a message's files, not enough to fill the disk.</summary>
internal sealed class UploadTurns
{
    /// <summary>At the same time.</summary>
    public const int PerPerson = 8;

    private readonly Dictionary<Guid, int> running = [];
    private readonly Lock gate = new();

    /// <summary>A turn, to be given back; null when the person has them all.</summary>
    public IDisposable? Take(Guid userId)
    {
        lock (gate)
        {
            var count = running.GetValueOrDefault(userId);
            if (count == PerPerson)
                return null;
            running[userId] = count + 1;
        }
        return new Turn(this, userId);
    }

    private void GiveBack(Guid userId)
    {
        lock (gate)
            if (--running[userId] == 0)
                running.Remove(userId);
    }

    private sealed class Turn(UploadTurns turns, Guid userId) : IDisposable
    {
        private bool over;

        public void Dispose()
        {
            if (!over)
                turns.GiveBack(userId);
            over = true;
        }
    }
}
