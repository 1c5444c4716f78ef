using Npgsql;
using VvsIm.Contracts;
using VvsIm.Contracts.Moderation.Log;
using VvsIm.Core.Moderation.Log;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Moderation.Log;

public sealed class VerifyLogTests : LogTest
{
    [Fact]
    public async Task An_empty_log_holds()
    {
        var found = await VerifyAsync();
        Assert.Equal((0, null, new string('0', 64)), (found.Rows, found.BrokenAt, found.Hash));
    }

    [Fact]
    public async Task A_log_that_nobody_touched_holds_to_its_end()
    {
        await WriteAsync(25);
        var found = await VerifyAsync();
        Assert.Equal((25, 0, null, null), (found.Rows, found.Erased, found.BrokenAt, found.Fault));
    }

    [Theory]
    [InlineData("UPDATE moderation_events SET action = 'userBanned' WHERE seq = 4", 4, LogFault.Changed)]
    [InlineData("UPDATE moderation_events SET actor_id = gen_random_uuid() WHERE seq = 4", 4, LogFault.Changed)]
    [InlineData("UPDATE moderation_events SET actor_id = NULL WHERE seq = 1", 1, LogFault.Changed)]
    [InlineData("UPDATE moderation_events SET at = at + interval '1 microsecond' WHERE seq = 4", 4, LogFault.Changed)]
    [InlineData("UPDATE moderation_events SET user_id = gen_random_uuid() WHERE seq = 10", 10, LogFault.Changed)]
    [InlineData("UPDATE moderation_events SET id = gen_random_uuid() WHERE seq = 4", 4, LogFault.Changed)]
    [InlineData("UPDATE moderation_events SET personal = true WHERE seq = 4", 4, LogFault.Changed)]
    [InlineData(
        "UPDATE moderation_events SET details = '{\"reason\":\"other\"}' WHERE seq = 4",
        4,
        LogFault.DetailsChanged
    )]
    [InlineData("UPDATE moderation_events SET details = NULL WHERE seq = 4", 4, LogFault.DetailsChanged)]
    [InlineData("UPDATE moderation_events SET details = NULL, salt = NULL WHERE seq = 4", 4, LogFault.DetailsChanged)]
    [InlineData("UPDATE moderation_events SET hash = digest WHERE seq = 4", 4, LogFault.Changed)]
    [InlineData("DELETE FROM moderation_events WHERE seq = 4", 4, LogFault.Missing)]
    [InlineData("DELETE FROM moderation_events WHERE seq = 1", 1, LogFault.Missing)]
    [InlineData("DELETE FROM moderation_events WHERE seq > 8", 9, LogFault.Missing)]
    [InlineData("TRUNCATE moderation_events CASCADE", 1, LogFault.Missing)]
    [InlineData("UPDATE moderation_log SET hash = decode(repeat('11', 32), 'hex')", 10, LogFault.Changed)]
    [InlineData(
        """
            UPDATE moderation_log SET seq = 8, hash = (SELECT hash FROM moderation_events WHERE seq = 8)
            """,
        9,
        LogFault.Appended
    )]
    [InlineData(
        """
            WITH a AS (SELECT * FROM moderation_events WHERE seq = 3), b AS (SELECT * FROM moderation_events WHERE seq = 4)
            UPDATE moderation_events m SET action = CASE seq WHEN 3 THEN 'userErased' ELSE action END WHERE seq IN (3, 4)
            """,
        3,
        LogFault.Changed
    )]
    public async Task Tampering_is_found_at_the_first_row_that_does_not_hold(string sql, long row, LogFault fault)
    {
        await WriteAsync(10);
        await TamperAsync(sql);
        var found = await VerifyAsync();
        Assert.Equal((row, fault), (found.BrokenAt, found.Fault));
    }

    [Fact]
    public async Task A_chain_that_was_rewritten_whole_is_not_the_one_whose_hash_was_noted_down()
    {
        await WriteAsync(5);
        var noted = await VerifyAsync();
        await TamperAsync(
            """
            TRUNCATE moderation_events CASCADE;
            UPDATE moderation_log SET seq = 0, hash = decode(repeat('00', 32), 'hex');
            """
        );
        await WriteAsync(7);

        Assert.Null((await VerifyAsync()).Fault);
        var found = await VerifyAsync(new(noted.Rows, noted.Hash));
        Assert.Equal((5, LogFault.Replaced), (found.BrokenAt, found.Fault));
    }

    [Fact]
    public async Task Rows_that_were_noted_down_and_cut_off_are_missed()
    {
        await WriteAsync(5);
        var noted = await VerifyAsync();
        await TamperAsync(
            """
            DELETE FROM moderation_events WHERE seq > 3;
            UPDATE moderation_log SET seq = 3, hash = (SELECT hash FROM moderation_events WHERE seq = 3);
            """
        );
        var found = await VerifyAsync(new(noted.Rows, noted.Hash));
        Assert.Equal((4, LogFault.Missing), (found.BrokenAt, found.Fault));
    }

    [Fact]
    public async Task A_noted_hash_is_taken_in_either_case_and_goes_on_holding_while_the_log_grows()
    {
        await WriteAsync(3);
        var noted = await VerifyAsync();
        await WriteAsync(3);
        Assert.Null((await VerifyAsync(new(noted.Rows, noted.Hash.ToUpperInvariant()))).Fault);
    }

    [Theory]
    [InlineData("{\"hash\":\"abc\",\"seq\":1}")]
    [InlineData("{\"hash\":\"zz\"}")]
    [InlineData("{\"hash\":\"0000000000000000000000000000000000000000000000000000000000000000\"}")]
    public async Task What_is_no_row_and_hash_is_refused(string body)
    {
        var admin = await Host.SignInOperatorAsync();
        var refused = await admin.RefusedAsync(HttpMethod.Post, "/api/admin/events/verify", body);
        Assert.Equal(ProblemCodes.Invalid, refused.Code);
    }

    [Fact]
    public async Task Whom_one_erases_takes_their_name_along_and_the_chain_holds()
    {
        var ann = Guid.CreateVersion7();
        await WriteAsync(
            Entry("spam", userId: ann),
            Entry("renamed", userId: ann) with
            {
                Personal = true,
            },
            Entry("renamed", userId: Guid.CreateVersion7()) with
            {
                Personal = true,
            }
        );
        await using (var connection = await Host.OpenDatabaseAsync(Stop))
            await ModerationLog.ForgetAsync(connection, ann, Stop);

        var found = await VerifyAsync();
        Assert.Equal((3, 1, null), (found.Rows, found.Erased, found.Fault));
        var rows = (await (await Host.SignInOperatorAsync()).Api.ModerationLog.ListAsync(new(), Stop)).Items;
        Assert.Equal(
            [(3L, false, "renamed"), (2, true, null), (1, false, "spam")],
            rows.Select(row => (row.Seq, row.Erased, row.Reason))
        );
    }

    [Theory]
    [InlineData("UPDATE moderation_events SET action = 'x' WHERE seq = 1")]
    [InlineData("UPDATE moderation_events SET details = NULL, salt = NULL WHERE seq = 1")]
    [InlineData("DELETE FROM moderation_events WHERE seq = 1")]
    [InlineData("TRUNCATE moderation_events CASCADE")]
    public async Task The_table_itself_lets_nobody_change_a_row(string sql)
    {
        await WriteAsync(2);
        await using var connection = await Host.OpenDatabaseAsync(Stop);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => connection.ExecuteAsync(sql, Stop));
        Assert.Contains("append-only", refused.MessageText, StringComparison.Ordinal);
        Assert.Null((await VerifyAsync()).Fault);
    }

    [Fact]
    public async Task Fifty_who_write_at_once_make_one_chain_without_a_hole()
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(1, 50),
            new ParallelOptions { MaxDegreeOfParallelism = 10, CancellationToken = Stop },
            async (number, _) => await WriteAsync(Entry($"at once {number}"))
        );
        var found = await VerifyAsync();
        Assert.Equal((50, null), (found.Rows, found.Fault));
    }

    [Fact]
    public async Task What_is_rolled_back_was_never_written()
    {
        await WriteAsync(2);
        await using (var connection = await Host.OpenDatabaseAsync(Stop))
        await using (await connection.BeginTransactionAsync(Stop))
            await ModerationLog.WriteAsync(connection, Entry("in vain"), Stop);
        await WriteAsync(1);
        var found = await VerifyAsync();
        Assert.Equal((3, null), (found.Rows, found.Fault));
    }

    [Fact]
    public async Task Moderators_do_not_walk_along_what_is_not_theirs()
    {
        var moderator = await Host.SignUpModeratorAsync();
        var refused = await Assert.ThrowsAsync<ProblemException>(() =>
            moderator.Api.ModerationLog.VerifyAsync(new(), Stop)
        );
        Assert.Equal(ProblemCodes.Forbidden, refused.Code);
    }

    private async Task<LogVerification> VerifyAsync(VerifyLogRequest? request = null) =>
        await (await Host.SignInOperatorAsync()).Api.ModerationLog.VerifyAsync(request ?? new(), Stop);
}
