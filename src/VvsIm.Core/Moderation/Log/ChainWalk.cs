using VvsIm.Contracts.Moderation.Log;

namespace VvsIm.Core.Moderation.Log;

/// <summary>Goes along the chain, a row at a time, until one does not hold.</summary>
internal sealed class ChainWalk(VerifyLogRequest request)
{
    private byte[] hash = ModerationChain.Beginning;
    private long rows;
    private long erased;
    private long? brokenAt;
    private LogFault? fault;

    /// <summary>False when this row breaks the chain, and there is no use in going on.</summary>
    public bool Take(ModerationRow row)
    {
        var wrong =
            row.Seq != rows + 1 ? LogFault.Missing
            : !row.Erased && !ModerationChain.Digest(row.Salt, row.Details).SequenceEqual(row.Digest)
                ? LogFault.DetailsChanged
            : !ModerationChain.Hash(hash, row).SequenceEqual(row.Hash) ? LogFault.Changed
            : row.Seq == request.Seq && request.Hash is { } noted && !Is(noted, row.Hash) ? LogFault.Replaced
            : (LogFault?)null;
        if (wrong is not null)
            return Break(rows + 1, wrong.Value);
        (hash, rows) = (row.Hash, row.Seq);
        if (row.Erased)
            erased++;
        return true;
    }

    /// <summary>After the last row: whether this is where the log says that it ends.</summary>
    public void End(long seq, byte[] endHash)
    {
        if (fault is not null)
            return;
        if (seq > rows || request.Seq > rows)
            Break(rows + 1, LogFault.Missing);
        else if (seq < rows)
            Break(seq + 1, LogFault.Appended);
        else if (!endHash.SequenceEqual(hash))
            Break(rows, LogFault.Changed);
    }

    public LogVerification Found(DateTimeOffset at) =>
        new()
        {
            Rows = rows,
            Erased = erased,
            BrokenAt = brokenAt,
            Fault = fault,
            Hash = Convert.ToHexStringLower(hash),
            At = at,
        };

    private static bool Is(string noted, byte[] hash) =>
        noted.Equals(Convert.ToHexString(hash), StringComparison.OrdinalIgnoreCase);

    private bool Break(long seq, LogFault wrong)
    {
        (brokenAt, fault) = (seq, wrong);
        return false;
    }
}
