using Federation.Core;

namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class FedProxTests
{
    private static readonly TensorList Model = Updates.Model(1, 2);

    [Test]
    public void Constructor_Defaults_ThePapers()
    {
        var strategy = new FedProx();

        Assert.That(strategy.AcceptsPartialWork, Is.True);
        Assert.That(Told(strategy).ToString(), Is.EqualTo("proximal-mu=1"));
        Assert.That(strategy.Aggregator, Is.InstanceOf<MeanAggregator>());
    }

    [Test]
    public void InstructFit_ConfigOfOnesOwn_StaysBesideMu()
    {
        var strategy = new FedProx(new FedProxOptions
        {
            ProximalMu = 0.25,
            FitConfig = round => new ScalarMap((FitConfigKeys.Epochs, 3), (FitConfigKeys.LearningRate, 0.5 / round)),
            EvaluateConfig = _ => new ScalarMap(("split", "test")),
        });

        Assert.That(Told(strategy, round: 2).ToString(), Is.EqualTo("epochs=3, learning-rate=0.25, proximal-mu=0.25"));
        Assert.That(strategy.Instructor.InstructEvaluate(Context(1), Updates.Client("a")).Config.ToString(), Is.EqualTo("split=test"));
    }

    [Test]
    public void InstructFit_TheModel_IsSharedByAll()
    {
        var instructor = new FedProx().Instructor;

        Assert.That(instructor.InstructFit(Context(1), Updates.Client("a")).Parameters, Is.SameAs(Model));
    }

    [Test]
    public void AcceptsPartialWork_Refused_StaysRefused() =>
        Assert.That(new FedProx(new FedProxOptions { AcceptsPartialWork = false }).AcceptsPartialWork, Is.False);

    [TestCase(-0.1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void Constructor_MuOutOfRange_NamedBesideOtherFaults(double mu)
    {
        var message = Assert.Throws<ArgumentException>(() => _ = new FedProx(new FedProxOptions { ProximalMu = mu, FractionFit = 2 })).Message;

        Assert.That(message, Does.Contain("FedProxOptions"));
        Assert.That(message, Does.Contain($"ProximalMu is {mu}; it must be finite and at least 0."));
        Assert.That(message, Does.Contain("FractionFit is 2; it must be from 0 to 1."));
    }

    [Test]
    public void Constructor_MuZero_Allowed() =>
        Assert.That(Told(new FedProx(new FedProxOptions { ProximalMu = 0 }))[FitConfigKeys.ProximalMu].AsDouble(), Is.Zero);

    private static ScalarMap Told(IStrategy strategy, int round = 1) =>
        strategy.Instructor.InstructFit(Context(round), Updates.Client("a")).Config;

    private static InstructionContext Context(int round) => new(round, Model, [Updates.Client("a")], Seed: 1);
}
