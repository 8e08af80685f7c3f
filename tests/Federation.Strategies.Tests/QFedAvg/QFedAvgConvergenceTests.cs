using Federation.Core;

namespace Federation.Strategies.Tests;

/// <summary>Two clients with the losses 2(w - 1)² and (w + 1)²/2, which train by one step of gradient descent.</summary>
[TestFixture]
public sealed class QFedAvgConvergenceTests
{
    private const double LearningRate = 0.05;

    [Test]
    public void Complete_LargerQ_LossesMoreEven()
    {
        var (plain, fair, fairer) = (Spread(0), Spread(1), Spread(5));

        Assert.That(plain, Is.EqualTo(0.96).Within(1e-3), "the sum of the losses is least at 0.6");
        Assert.That(fair, Is.LessThan(0.7 * plain));
        Assert.That(fairer, Is.LessThan(0.5 * fair));
    }

    private static double Spread(double q)
    {
        var strategy = new QFedAvg(new QFedAvgOptions { Q = q, ClientLearningRate = LearningRate });
        var model = Updates.Model(-2);
        for (var round = 1; round <= 2000; round++)
        {
            var w = W(model);
            model = Rounds.Play(
                strategy.Aggregator,
                round,
                model,
                Answer("steep", Steep(w), w - (LearningRate * 4 * (w - 1))),
                Answer("flat", Flat(w), w - (LearningRate * (w + 1)))).Model();

            ClientUpdate Answer(string client, double loss, double trained) => Updates.Of(
                client, model, Updates.Model((float)trained), metrics: new ScalarMap((FitMetricKeys.InitialLoss, loss)), round: round);
        }

        return Math.Abs(Steep(W(model)) - Flat(W(model)));
    }

    private static double W(TensorList model) => model["w"].AsSpan<float>()[0];

    private static double Steep(double w) => 2 * (w - 1) * (w - 1);

    private static double Flat(double w) => (w + 1) * (w + 1) / 2;
}
