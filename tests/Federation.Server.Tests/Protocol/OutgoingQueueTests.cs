using Federation.Protocol;

namespace Federation.Server.Tests.Protocol;

[CancelAfter(20_000)]
internal sealed class OutgoingQueueTests
{
    private readonly List<string> _written = [];

    [SetUp]
    public void Forget() => _written.Clear();

    [Test]
    public async Task Send_WhileASequenceIsWritten_OvertakesItsRest(CancellationToken cancellationToken)
    {
        var queue = new OutgoingQueue<string>();
        queue.SendSequence(["model 1", "model 2", "model 3"]);
        queue.SendSequence(["instruction"]);

        await RunAsync(
            queue,
            message =>
            {
                if (message == "model 1")
                {
                    queue.Send("cancel");
                }
                else if (message == "instruction")
                {
                    queue.Complete();
                }
            },
            cancellationToken);

        Assert.That(_written, Is.EqualTo(new[] { "model 1", "cancel", "model 2", "model 3", "instruction" }));
    }

    [Test]
    public async Task Complete_WithControlMessagesLeft_WritesThemAndBreaksSequencesOff(CancellationToken cancellationToken)
    {
        var queue = new OutgoingQueue<string>();
        var sequence = new DisposableSequence();
        queue.SendSequence(sequence);

        await RunAsync(
            queue,
            message =>
            {
                if (message == "item 2")
                {
                    queue.Send("receipt");
                    queue.Send("goodbye");
                    queue.Complete();
                }
            },
            cancellationToken);

        Assert.That(_written, Is.EqualTo(new[] { "item 1", "item 2", "receipt", "goodbye" }));
        Assert.That(sequence.Disposals, Is.EqualTo(1));
    }

    [Test]
    public async Task RunAsync_Cancelled_DisposesTheSequence(CancellationToken cancellationToken)
    {
        var queue = new OutgoingQueue<string>();
        var sequence = new DisposableSequence();
        queue.SendSequence(sequence);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        var running = queue.RunAsync(
            async (_, token) =>
            {
                await stop.CancelAsync();
                token.ThrowIfCancellationRequested();
            },
            stop.Token);

        await Assert.ThatAsync(() => running.WaitAsync(cancellationToken), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(sequence.Disposals, Is.EqualTo(1));
    }

    [Test]
    public async Task RunAsync_SequenceThrows_EndsWithItsException(CancellationToken cancellationToken)
    {
        var queue = new OutgoingQueue<string>();
        queue.SendSequence(Enumerable.Range(1, 3).Select(i => i < 2 ? $"{i}" : throw new InvalidDataException("no more")));

        await Assert.ThatAsync(() => RunAsync(queue, _ => { }, cancellationToken), Throws.InstanceOf<InvalidDataException>());
        Assert.That(_written, Is.EqualTo(new[] { "1" }));
    }

    [Test]
    public async Task RunAsync_ManySenders_WritesEverythingOnceAndEachInOrder(CancellationToken cancellationToken)
    {
        const int Senders = 4;
        const int Each = 500;
        var queue = new OutgoingQueue<string>();
        var running = RunAsync(queue, _ => { }, cancellationToken);

        await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => Task.Run(
            async () =>
            {
                for (var i = 0; i < Each; i++)
                {
                    queue.Send($"{sender} {i:000}");
                    if (i % 50 == 0)
                    {
                        await Task.Yield();
                    }
                }
            },
            cancellationToken)));
        queue.Complete();
        await running.WaitAsync(cancellationToken);

        Assert.That(_written, Has.Count.EqualTo(Senders * Each).And.Unique);
        for (var sender = 0; sender < Senders; sender++)
        {
            Assert.That(_written.Where(message => message.StartsWith($"{sender} ", StringComparison.Ordinal)), Is.Ordered);
        }
    }

    private Task RunAsync(OutgoingQueue<string> queue, Action<string> written, CancellationToken cancellationToken) => queue.RunAsync(
        async (message, _) =>
        {
            await Task.Yield();
            _written.Add(message);
            written(message);
        },
        cancellationToken);

    private sealed class DisposableSequence : IEnumerable<string>
    {
        public int Disposals { get; private set; }

        public IEnumerator<string> GetEnumerator()
        {
            try
            {
                for (var i = 1; ; i++)
                {
                    yield return $"item {i}";
                }
            }
            finally
            {
                Disposals++;
            }
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
