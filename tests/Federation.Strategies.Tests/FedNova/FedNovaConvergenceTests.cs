using Federation.Core;

namespace Federation.Strategies.Tests;

/// <summary>Two clients with the losses (w + 1)²/2 and (w - 1)²/2, whose mean is least at 0; the second makes ten times as many steps.</summary>
[TestFixture]
public sealed class FedNovaConvergenceTests
{
    private const double LearningRate = 0.01;

    [Test]
    public void Complete_UnequalWork_ReachesTheOptimumThatFedAvgMisses()
    {
        Assert.That(Train(new FedAvg()), Is.GreaterThan(0.7));
        Assert.That(Train(new FedNova()), Is.EqualTo(0).Within(0.06));
    }

    [Test]
    public void Complete_ProximalTerm_ReachesTheOptimumAllTheSame() =>
        Assert.That(Train(new FedNova(new FedNovaOptions { ProximalMu = 5, ClientLearningRate = LearningRate }), mu: 5), Is.EqualTo(0).Within(0.06));

    [Test]
    public void Complete_ClientMomentum_ReachesTheOptimumAllTheSame() =>
        Assert.That(Train(new FedNova(new FedNovaOptions { ClientMomentum = 0.5 }), momentum: 0.5), Is.EqualTo(0).Within(0.12));

    private static float Train(IStrategy strategy, double mu = 0, double momentum = 0)
    {
        var model = Updates.Model(3);
        for (var round = 1; round <= 300; round++)
        {
            var updates = new[] { Answer("few", -1, 2), Answer("many", 1, 20) };
            model = Rounds.Play(strategy.Aggregator, round, model, updates).Model();

            ClientUpdate Answer(string client, double optimum, int steps)
            {
                var start = (double)model["w"].AsSpan<float>()[0];
                var (w, velocity) = (start, 0.0);
                for (var step = 0; step < steps; step++)
                {
                    velocity = (momentum * velocity) + (w - optimum) + (mu * (w - start));
                    w -= LearningRate * velocity;
                }

                return Updates.Of(client, model, Updates.Model((float)w), 50, new ScalarMap((FitMetricKeys.LocalSteps, steps)), round);
            }
        }

        return model["w"].AsSpan<float>()[0];
    }
}
