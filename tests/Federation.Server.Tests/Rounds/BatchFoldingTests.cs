using Federation.Server.Tests.Support;
using Federation.Strategies;

namespace Federation.Server.Tests.Rounds;

[CancelAfter(30_000)]
internal sealed class BatchFoldingTests
{
    [Test]
    public async Task Fold_TwentyAnswersAtOnce_SixteenInOneCallAndThenTheRest(CancellationToken cancellationToken)
    {
        var clients = new FakeClients(Enumerable.Range(0, 20).Select(i => $"c{i:00}"));
        foreach (var (i, client) in clients.All.Index())
        {
            client.AtOnce = _ => client.Fitted(Models.Of(i, 0, 0), i + 1);
        }

        var aggregator = new TestAggregator();
        var run = new FakeRun(new FedAvg(TestStrategy.Options(20)) { Aggregator = aggregator }, clients, cancellationToken: cancellationToken);
        var history = await run.Completion.WaitAsync(cancellationToken);

        Assert.That(aggregator.Batches.Select(batch => batch.Length), Is.EqualTo(new[] { 16, 4 }));
        Assert.That(history.Rounds[0].Fits, Has.Count.EqualTo(20));
        Assert.That(Models.First(history.Model), Is.EqualTo(2660f / 210), "the sum of i (i + 1) by the sum of i + 1");
        Assert.That(clients.IsMemoryFree);
    }

    [Test]
    public async Task Fold_OneReady_DoesNotWaitForMore(CancellationToken cancellationToken)
    {
        var clients = new FakeClients("a", "b");
        var aggregator = new TestAggregator();
        var run = new FakeRun(new FedAvg(TestStrategy.Options(2)) { Aggregator = aggregator }, clients, cancellationToken: cancellationToken);
        foreach (var id in new[] { "b", "a" })
        {
            (await clients[id].NextAsync(cancellationToken)).Answer(clients.Fitted(Models.Of(1, 1, 1)));
            await run.Recorder.UntilAsync(nameof(IRunObserver.ClientAnswered), id, cancellationToken);
        }

        await run.Completion.WaitAsync(cancellationToken);
        Assert.That(aggregator.Batches, Is.EqualTo(new[] { new[] { "1:b" }, ["1:a"] }));
    }

    [Test]
    public async Task Fold_WhileItRuns_AnswersThatComeAreFoldedTogether(CancellationToken cancellationToken)
    {
        using var folding = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var clients = new FakeClients("a", "b", "c", "d", "e");
        var aggregator = HeldUp(folding, goOn, cancellationToken);
        var run = new FakeRun(new FedAvg(TestStrategy.Options(5)) { Aggregator = aggregator }, clients, cancellationToken: cancellationToken);

        foreach (var client in clients.All)
        {
            (await client.NextAsync(cancellationToken)).Answer(clients.Fitted(Models.Of(1, 1, 1)));
            folding.Wait(cancellationToken);
        }

        goOn.Set();
        await run.Completion.WaitAsync(cancellationToken);

        Assert.That(aggregator.Batches, Is.EqualTo(new[] { new[] { "1:a" }, ["1:b", "1:c", "1:d", "1:e"] }));
    }

    [Test]
    public async Task Fold_WhileItRuns_SessionsTakeFurtherUpdates(CancellationToken cancellationToken)
    {
        const int Count = 5;
        using var folding = new ManualResetEventSlim();
        using var goOn = new ManualResetEventSlim();
        var aggregator = HeldUp(folding, goOn, cancellationToken);
        await using var server = await TestServer.StartAsync(new FedAvg(TestStrategy.Options(Count)) { Aggregator = aggregator });
        var clients = new List<RawClient>();
        for (var i = 0; i < Count; i++)
        {
            clients.Add(await RawClient.JoinAsync(server.Address, $"c{i}", cancellationToken));
        }

        for (var i = 0; i < Count; i++)
        {
            var instruction = await clients[i].NextInstructionAsync(cancellationToken);
            var receipt = await clients[i].AnswerFitAsync(instruction.Id, Models.Of(i, i, i), 1, cancellationToken);
            Assert.That(receipt.Accepted, "although a fold is under way");
            folding.Wait(cancellationToken);
        }

        goOn.Set();
        var history = await server.Completion.WaitAsync(cancellationToken);
        clients.ForEach(client => client.Dispose());

        Assert.That(aggregator.Batches[0], Is.EqualTo(new[] { "1:c0" }));
        Assert.That(aggregator.Batches.Skip(1).SelectMany(batch => batch), Is.EquivalentTo(new[] { "1:c1", "1:c2", "1:c3", "1:c4" }));
        Assert.That(Models.Values(history.Model), Is.EqualTo(new[] { 2f, 2f, 2f }));
        Assert.That(history.Rounds[0].Fits, Has.All.Property(nameof(ClientAnswer.UpdateBytes)).EqualTo(12));
    }

    [Test]
    public async Task Fold_TogetherOrOneByOne_SameBits(CancellationToken cancellationToken)
    {
        var random = new Random(3);
        var updates = Enumerable.Range(0, 9).Select(_ => Models.Of(Value(), Value(), Value())).ToList();
        var together = await RunAsync(atOnce: true, [.. Enumerable.Range(0, 9)]);
        var apart = await RunAsync(atOnce: false, [5, 0, 8, 3, 2, 7, 1, 6, 4]);

        Assert.That(apart[0].Data.Span.SequenceEqual(together[0].Data.Span), "the same bits");

        float Value() => (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-6, 7)));

        async Task<Core.TensorList> RunAsync(bool atOnce, int[] order)
        {
            var clients = new FakeClients(order.Select(i => $"c{i}"));
            foreach (var i in order)
            {
                clients[$"c{i}"].AtOnce = _ => atOnce ? clients.Fitted(updates[i], i + 1) : null;
            }

            var run = new FakeRun(new FedAvg(TestStrategy.Options(9)), clients, cancellationToken: cancellationToken);
            foreach (var i in order)
            {
                (await clients[$"c{i}"].NextAsync(cancellationToken)).Answer(clients.Fitted(updates[i], i + 1));
                await run.Recorder.UntilAsync(nameof(IRunObserver.ClientAnswered), $"c{i}", cancellationToken);
            }

            return (await run.Completion.WaitAsync(cancellationToken)).Model;
        }
    }

    /// <summary>Says when it folds, and waits then.</summary>
    private static TestAggregator HeldUp(ManualResetEventSlim folding, ManualResetEventSlim goOn, CancellationToken cancellationToken) => new()
    {
        Folding = _ =>
        {
            folding.Set();
            goOn.Wait(cancellationToken);
        },
    };
}
