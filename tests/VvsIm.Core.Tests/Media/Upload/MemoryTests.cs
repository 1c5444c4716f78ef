using VvsIm.Contracts.Media;
using VvsIm.Testing;

namespace VvsIm.Core.Tests.Media.Upload;

public sealed class MemoryTests
{
    private const int Uploads = 20;
    private const int FileBytes = 25 * 1024 * 1024;
    private const int MostMegabytes = 300;

    [Fact]
    public async Task Twenty_uploads_of_25_MB_at_once_keep_the_process_under_300_MB()
    {
        await using var database = await TestDatabase.CreateAsync();
        var folder = Directory.CreateTempSubdirectory("vvsim-memory-");
        await using (
            var host = await ChildHost.StartAsync(
                database.ConnectionString,
                settings: new Dictionary<string, string?> { ["Data:Directory"] = folder.FullName }
            )
        )
        {
            var people = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Tester.SignUpAsync(host.Url, $"P{n}")));
            using var done = new CancellationTokenSource();
            var watching = WatchAsync(host.ProcessId, done.Token);

            var media = await Task.WhenAll(
                Enumerable.Range(0, Uploads).Select(n => UploadAsync(people[n % people.Length], (byte)n))
            );
            await done.CancelAsync();
            var (resident, looks) = await watching;

            Assert.All(media, medium => Assert.Equal(FileBytes, medium.Attachment.Size));
            Assert.True(looks > 10, $"Looked {looks} times only.");
            Assert.True(resident < MostMegabytes, $"{resident} MB resident.");
            TestContext.Current.SendDiagnosticMessage("{0} MB resident at most, seen {1} times", resident, looks);
        }
        folder.Delete(recursive: true);
    }

    private static Task<Medium> UploadAsync(Tester who, byte seed) =>
        who.Api.Media.UploadAsync(new MadeUp(seed, FileBytes), $"{seed}.bin");

    private static async Task<(long Megabytes, int Looks)> WatchAsync(int process, CancellationToken cancellationToken)
    {
        var (most, looks) = (0L, 0);
        while (!cancellationToken.IsCancellationRequested)
        {
            var line = File.ReadLines($"/proc/{process}/status")
                .First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
            most = Math.Max(most, long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1]) / 1024);
            looks++;
            await Task.Delay(20, CancellationToken.None);
        }
        return (most, looks);
    }

    /// <summary>A file that is nowhere, so that the test itself needs no memory for it.</summary>
    private sealed class MadeUp(byte seed, long length) : Stream
    {
        private long position;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => position;
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var count = (int)Math.Min(buffer.Length, length - position);
            for (var n = 0; n < count; n++)
                buffer[n] = (byte)((position + n) * 31 + seed);
            position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
