using Grpc.Core;

namespace Grpc.Tests.Core;

public sealed class AsyncStreamReaderExtensionsTests
{
    [Test]
    [CancelAfter(10_000)]
    public async Task ReadAllAsync_Stream_GivesAllMessages(CancellationToken token)
    {
        var messages = new List<string>();
        await foreach (string message in new Reader(["a", "b"]).ReadAllAsync(token))
        {
            messages.Add(message);
        }

        Assert.That(messages, Is.EqualTo(new[] { "a", "b" }));
    }

    [Test]
    [CancelAfter(10_000)]
    public async Task MoveNext_WithoutToken_Reads(CancellationToken token)
    {
        var reader = new Reader(["a"]);

        Assert.That(await reader.MoveNext().WaitAsync(token));
        Assert.That(await reader.MoveNext().WaitAsync(token), Is.False);
    }

    [Test]
    public void Extensions_NoReader_Throw()
    {
        IAsyncStreamReader<string> reader = null!;

        Assert.That(() => reader.ReadAllAsync(), Throws.ArgumentNullException);
        Assert.That(() => reader.MoveNext(), Throws.ArgumentNullException);
    }

    private sealed class Reader(string[] messages) : IAsyncStreamReader<string>
    {
        private int _index = -1;

        public string Current => messages[_index];

        public Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Task.FromResult(++_index < messages.Length);
        }
    }
}
