using Federation.Server;
using Federation.Simulation.Tests.Support;
using Federation.Strategies;

namespace Federation.Simulation.Tests;

/// <summary>A bad client is a failure with its name, and never ends a run.</summary>
[CancelAfter(120_000)]
internal sealed class BadClientTests
{
    private static readonly FedAvgOptions s_options = new() { InitialParameters = Models.Of(1, 2) };

    private static IEnumerable<TestCaseData> Bad()
    {
        yield return Case("throws", () => new FakeClient { Fit = (_, _) => throw new InvalidOperationException("no data") }, FailureKind.ClientError, "Error: InvalidOperationException: no data");
        yield return Case("throws later", () => new FakeClient
        {
            Fit = async (_, _) =>
            {
                await Task.Yield();
                throw new InvalidOperationException("no data");
            },
        }, FailureKind.ClientError, "Error: InvalidOperationException: no data");
        yield return Case("does not fit", () => new FakeClient { Fit = (_, _) => throw new NotSupportedException("only evaluates") }, FailureKind.ClientError, "Unsupported: only evaluates");
        yield return Case("answers nothing", () => new FakeClient { Fit = (_, _) => new((Core.FitResult)null!) }, FailureKind.ClientError, "Error: InvalidOperationException: FitAsync returned null.");
        yield return Case("cancels itself", () => new FakeClient { Fit = (_, _) => throw new OperationCanceledException("enough") }, FailureKind.ClientError, "Error: OperationCanceledException: enough");
        yield return Case("is not made", () => throw new IOException("no file"), FailureKind.ClientError, "Error: IOException: no file");
        yield return Case("is nothing", () => null!, FailureKind.ClientError, "Error: InvalidOperationException: No client was made for \"client-1\": the function that makes clients returned null.");
        yield return Case("has another shape", () => new FakeClient { Fit = (_, _) => new(new Core.FitResult(Models.Of(1), 1)) }, FailureKind.RefusedUpdate, null);
        yield return Case("is not a number", () => new FakeClient { Fit = (_, _) => new(new Core.FitResult(Models.Of(1, float.NaN), 1)) }, FailureKind.RefusedUpdate, null);
        yield return Case("cannot be disposed of", () => new FakeClient { Disposed = () => throw new IOException("stuck") }, FailureKind.ClientError, "Error: IOException: stuck");
    }

    [TestCaseSource(nameof(Bad))]
    public async Task RunAsync_OneIsBad_IsRecordedAndTheOthersCount(
        Func<FakeClient> make, FailureKind kind, string? reason, CancellationToken cancellationToken)
    {
        var history = await FederationSimulation.RunAsync(
            new FedAvg(s_options),
            new VirtualClients(3, client => client.Number == 1 ? make() : new FakeClient()) { Properties = _ => Core.ScalarMap.Empty },
            new SimulationOptions { Rounds = 2 },
            cancellationToken: cancellationToken);

        Assert.That(history.Rounds, Has.Count.EqualTo(2));
        foreach (var round in history.Rounds)
        {
            var failure = round.Failures.Single(failure => failure.Phase == RoundPhase.Fit);
            Assert.That((failure.ClientId, failure.Kind), Is.EqualTo(("client-1", kind)));
            Assert.That(failure.Reason, reason is null ? Is.Not.Empty : Is.EqualTo(reason));
            Assert.That(round.Fits.Select(fit => fit.ClientId), Is.EqualTo(new[] { "client-0", "client-2" }));
        }
    }

    [Test]
    public async Task RunAsync_NobodyHasParameters_SaysSo(CancellationToken cancellationToken)
    {
        var running = FederationSimulation.RunAsync(
            new FedAvg(new FedAvgOptions()), new VirtualClients(2, _ => new FakeClient()), cancellationToken: cancellationToken);

        await Assert.ThatAsync(() => running, Throws.InvalidOperationException.With.Message.Contains("client-0: Unsupported: has none; client-1"));
    }

    [Test]
    public async Task RunAsync_OneHasParameters_StartsFromThem(CancellationToken cancellationToken)
    {
        var history = await FederationSimulation.RunAsync(
            new FedAvg(new FedAvgOptions()),
            new VirtualClients(3, client => client.Number == 2 ? new FakeClient { Parameters = () => Models.Of(5) } : new FakeClient()),
            cancellationToken: cancellationToken);

        Assert.That(Models.ValuesOf(history.Model), Is.EqualTo(new[] { 5f }));
    }

    [Test]
    public async Task RunAsync_OneDoesNotSayWhatItIs_IsNamed(CancellationToken cancellationToken)
    {
        var running = FederationSimulation.RunAsync(
            new FedAvg(s_options),
            new VirtualClients(12, client => new FakeClient { Properties = () => client.Number == 10 ? throw new IOException("no file") : Core.ScalarMap.Empty }),
            cancellationToken: cancellationToken);

        await Assert.ThatAsync(() => running, Throws.InvalidOperationException.With.Message.Contains("\"client-10\"").And.Message.Contains("no file"));
    }

    private static TestCaseData Case(string name, Func<FakeClient> make, FailureKind kind, string? reason) =>
        new TestCaseData(make, kind, reason).SetArgDisplayNames(name);
}
