using Federation.Client;
using Federation.Core;
using Federation.Server.Tests.Support;
using Federation.Strategies;

namespace Federation.Server.Tests;

/// <summary>Clients that clip as the server tells them, over real streams.</summary>
[CancelAfter(30_000)]
internal sealed class DifferentialPrivacyTests
{
    [Test]
    public async Task Run_AdaptiveClippingOnClients_NormFollowsWhatTheyReport(CancellationToken cancellationToken)
    {
        var history = await RunAsync(
            [new TestClient { Step = 1 }.WithClipping(), new TestClient { Step = 2, ExampleCount = 9 }.WithClipping()], 0, cancellationToken);

        // Everybody is clipped: the norm grows by exp(0.2 × 0.5), and each element moves by it over the root of 2.
        double[] norms = [.. history.Rounds.Select(round => round.FitMetrics[PrivacyMetricKeys.ClippingNorm].AsDouble())];
        Assert.That(history.Rounds.SelectMany(round => round.Failures), Is.Empty);
        Assert.That(norms, Is.EqualTo([0.1, 0.1 * Math.Exp(0.1)]).Within(1e-12));
        Assert.That(history.Rounds.Select(round => round.FitMetrics[PrivacyMetricKeys.ClippedFraction].AsDouble()), Is.All.EqualTo(1).Within(1e-12));
        Assert.That(Models.Values(history.Model), Is.All.EqualTo(norms.Sum() / Math.Sqrt(2)).Within(1e-6));
    }

    [Test]
    public async Task Run_ClientThatDoesNotClip_RefusedByNameInEachRound(CancellationToken cancellationToken)
    {
        var history = await RunAsync([new TestClient { Step = 1 }.WithClipping(), new TestClient { Step = 2 }], 0, cancellationToken);

        foreach (var round in history.Rounds)
        {
            Assert.That(round.Fits.Select(fit => fit.ClientId), Is.EqualTo(["client-0"]));
            Assert.That(round.Failures.Single().ClientId, Is.EqualTo("client-1"));
            Assert.That(round.Failures.Single().Reason, Does.Contain("the client was told to clip it to"));
        }
    }

    [Test]
    public async Task Run_Noise_InTheModelAndInTheHistory(CancellationToken cancellationToken)
    {
        var history = await RunAsync([new TestClient { Step = 1 }.WithClipping(), new TestClient { Step = 2 }.WithClipping()], 1, cancellationToken);

        // z = 1 and σ_b = 1 make (1 - 1/4)^(-1/2) of the norm, over two clients.
        var stddev = 0.1 / Math.Sqrt(0.75) / 2;
        Assert.That(history.Rounds[0].FitMetrics[PrivacyMetricKeys.NoiseStddev].AsDouble(), Is.EqualTo(stddev).Within(1e-12));
        Assert.That(Models.Values(history.Model).Distinct().Count(), Is.EqualTo(2), "both elements would be moved by the same without noise");
    }

    [Test]
    public async Task Run_CompressedUpdates_ClippedAfterDecodingInEitherOrder([Values] bool compressionInside, CancellationToken cancellationToken)
    {
        var options = new DifferentialPrivacyOptions { NoiseMultiplier = 0, ClippingNorm = 0.1 };
        var plain = new FedAvg(new FedAvgOptions { InitialParameters = Models.Of(0, 0) });
        var strategy = compressionInside
            ? plain.WithCompression(UpdateCompression.Float16()).WithDifferentialPrivacy(options)
            : plain.WithDifferentialPrivacy(options).WithCompression(UpdateCompression.Float16());

        var history = await RunAsync(
            [new TestClient { Step = 1 }.WithCompression(), new TestClient { Step = 2 }.WithCompression()], strategy, cancellationToken);

        Assert.That(history.Rounds.SelectMany(round => round.Failures), Is.Empty);
        Assert.That(Models.Values(history.Model), Is.All.EqualTo(2 * 0.1 / Math.Sqrt(2)).Within(1e-6));
    }

    private static Task<RunHistory> RunAsync(IFederatedClient[] clients, double noiseMultiplier, CancellationToken cancellationToken)
    {
        var strategy = new FedAvg(new FedAvgOptions { InitialParameters = Models.Of(0, 0) }).WithDifferentialPrivacy(new DifferentialPrivacyOptions
        {
            NoiseMultiplier = noiseMultiplier,
            Side = ClippingSide.Clients,
            Adaptive = new AdaptiveClippingOptions { CountStddev = noiseMultiplier },
            Noise = new GaussianNoise(1),
        });
        return RunAsync(clients, strategy, cancellationToken);
    }

    private static async Task<RunHistory> RunAsync(IFederatedClient[] clients, IStrategy strategy, CancellationToken cancellationToken)
    {
        await using var server = await TestServer.StartAsync(strategy, options => options.Rounds = 2);
        var running = clients
            .Select((client, i) => FederationClient.RunAsync(server.Address, $"client-{i}", client, cancellationToken: cancellationToken))
            .ToList();

        var history = await server.Completion.WaitAsync(cancellationToken);
        await Task.WhenAll(running).WaitAsync(cancellationToken);
        return history;
    }
}
