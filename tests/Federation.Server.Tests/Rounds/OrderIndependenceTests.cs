using Federation.Core;
using Federation.Server.Tests.Support;

namespace Federation.Server.Tests.Rounds;

[CancelAfter(30_000)]
internal sealed class OrderIndependenceTests
{
    private const int Clients = 5;

    [Test]
    public async Task Run_ClientsAnswerInAnotherOrder_SameBits(CancellationToken cancellationToken)
    {
        var first = await RunAsync([0, 1, 2, 3, 4], cancellationToken);

        foreach (var order in new int[][] { [4, 3, 2, 1, 0], [2, 0, 4, 1, 3] })
        {
            var other = await RunAsync(order, cancellationToken);

            Assert.That(other.Model[0].Data.Span.SequenceEqual(first.Model[0].Data.Span), "the same bits");
            Assert.That(other.Rounds[0].Loss, Is.EqualTo(first.Rounds[0].Loss));
            Assert.That(other.Rounds[0].FitMetrics["loss"].AsDouble(), Is.EqualTo(first.Rounds[0].FitMetrics["loss"].AsDouble()));
            Assert.That(other.Rounds[0].Fits.Select(fit => fit.ClientId), Is.EqualTo(first.Rounds[0].Fits.Select(fit => fit.ClientId)));
        }
    }

    private static async Task<RunHistory> RunAsync(int[] order, CancellationToken cancellationToken)
    {
        var recorder = new Recorder();
        var gates = Enumerable.Range(0, Clients).Select(_ => new Gate()).ToArray();
        await using var server = await TestServer.StartAsync(TestStrategy.Of(Clients, evaluates: true), observer: recorder);
        var running = gates.Select((gate, i) => RealClient.RunAsync(server.Address, $"c{i}", MakeClient(i, gate), cancellationToken)).ToList();
        foreach (var i in order)
        {
            gates[i].Open();
            await recorder.UntilAsync(nameof(IRunObserver.ClientAnswered), $"c{i}", cancellationToken);
        }

        var history = await server.Completion.WaitAsync(cancellationToken);
        await Task.WhenAll(running).WaitAsync(cancellationToken);
        return history;
    }

    // Magnitudes and weights for which a plain sum would depend on its order.
    private static TestClient MakeClient(int index, Gate gate)
    {
        var random = new Random(index);
        float Value() => (float)((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-6, 7)));
        var update = Models.Of(Value(), Value(), Value());
        var (loss, count) = ((double)Value(), random.Next(1, 1000));
        return new TestClient
        {
            WhileFitting = (_, token) => gate.PassAsync(token),
            FitWith = _ => new FitResult(update, count, new ScalarMap(("loss", loss))),
            EvaluateWith = _ => new EvaluateResult(loss, count),
        };
    }
}
