using Federation.Core;
using Federation.Server;
using Federation.Simulation.Tests.Support;
using Federation.Strategies;

namespace Federation.Simulation.Tests.Faults;

/// <summary>
/// Twenty clients step half of the way from 0 to 1, or near it, so that honest ones alone are at 1 after thirty rounds. Four are poisoned.
/// </summary>
[CancelAfter(60_000)]
internal sealed class PoisonTests
{
    private static IEnumerable<TestCaseData> Attacks =>
    [
        new TestCaseData(Poison.SignFlip(5)).SetArgDisplayNames("SignFlip"),
        new TestCaseData(Poison.Scale(-20)).SetArgDisplayNames("Scale"),
        new TestCaseData(Poison.Noise(20)).SetArgDisplayNames("Noise"),
        new TestCaseData(Poison.Random(20)).SetArgDisplayNames("Random"),
        new TestCaseData(Poison.Zeros()).SetArgDisplayNames("Zeros"),
    ];

    [TestCaseSource(nameof(Attacks))]
    public async Task Poison_OfAFifth_RobustStrategiesResistAndFedAvgDoesNot(ClientFault attack, CancellationToken cancellationToken)
    {
        var options = Options(0, 0, 0);
        (string Name, IStrategy Strategy)[] robust =
        [
            ("median", new FedMedian(options)),
            ("trimmed mean", new FedTrimmedAvg(new FedTrimmedAvgOptions { InitialParameters = options.InitialParameters, FractionEvaluate = 0, Beta = 0.2 })),
            ("Krum", new MultiKrum(new MultiKrumOptions { InitialParameters = options.InitialParameters, FractionEvaluate = 0, ByzantineClients = 4 })),
        ];

        Assert.That(await ErrorAsync(new FedAvg(options), null, cancellationToken), Is.LessThan(0.01), "without poison");
        Assert.That(await ErrorAsync(new FedAvg(options), attack, cancellationToken), Is.GreaterThan(0.3), "the mean");
        foreach (var (name, strategy) in robust)
        {
            Assert.That(await ErrorAsync(strategy, attack, cancellationToken), Is.LessThan(0.05), name);
        }
    }

    [Test]
    public async Task SignFlip_OneRound_StepsTheOtherWay(CancellationToken cancellationToken)
    {
        // The others step from 2 to 6; this one to 2 - 3 × 4.
        Assert.That(await OneRoundAsync(Poison.SignFlip(3), cancellationToken), Is.EqualTo([(6f + 6f + 6f - 10f) / 4]));
    }

    [Test]
    public async Task Scale_OneRound_StepsFurther(CancellationToken cancellationToken)
    {
        Assert.That(await OneRoundAsync(Poison.Scale(2), cancellationToken), Is.EqualTo([(6f + 6f + 6f + 10f) / 4]));
    }

    [Test]
    public async Task Zeros_OneRound_CountAsZeros(CancellationToken cancellationToken)
    {
        Assert.That(await OneRoundAsync(Poison.Zeros(), cancellationToken), Is.EqualTo([18f / 4]));
    }

    [Test]
    public async Task ExampleCount_AMillionTimesTooMany_DecidesTheMean(CancellationToken cancellationToken)
    {
        var model = await OneRoundAsync([Poison.Zeros().ForClients(1), Poison.ExampleCount(1_000_000).ForClients(1)], cancellationToken);

        Assert.That(model, Is.EqualTo([18f / 1_000_003]).Within(1e-9f));
    }

    [Test]
    public async Task Random_OfAll_NothingIsLearned(CancellationToken cancellationToken)
    {
        var model = await OneRoundAsync([Poison.Random(0.1)], cancellationToken);

        Assert.That(model[0], Is.EqualTo(2f).Within(0.3f).And.Not.EqualTo(2f));
    }

    private static IEnumerable<TestCaseData> Refused =>
    [
        new TestCaseData(Poison.NaN(), "NaN").SetArgDisplayNames("NaN"),
        new TestCaseData(Poison.WrongShapes(), "[1, 1]").SetArgDisplayNames("WrongShapes"),
        new TestCaseData(Poison.ExampleCount(0), "example").SetArgDisplayNames("NoExamples"),
        new TestCaseData(Poison.ExampleCount(-5), "example").SetArgDisplayNames("NegativeExamples"),
    ];

    [TestCaseSource(nameof(Refused))]
    public async Task Poison_ThatIsNoUpdate_RefusedWithItsReason(ClientFault poison, string named, CancellationToken cancellationToken)
    {
        var history = await new Runs(poison.ForClients(2)).RunAsync(cancellationToken);

        var failure = history.Rounds.Single().Failures.Single();
        Assert.That(failure, Has.Property(nameof(failure.ClientId)).EqualTo("client-2").And.Property(nameof(failure.Kind)).EqualTo(FailureKind.RefusedUpdate));
        Assert.That(failure.Reason, Does.Contain(named));
        Assert.That(Models.ValuesOf(history.Model), Is.EqualTo([0.5f]));
    }

    [Test]
    public void Poison_OfAnEncodedUpdate_RunEndsAndSaysWhatToDo(CancellationToken cancellationToken)
    {
        var run = new Runs(Poison.Zeros().ForClients(1)) { Create = _ => Client.CompressionExtensions.WithCompression(new SteppingClient(1)) };
        var strategy = new FedAvg(Runs.TrainingOnly).WithCompression(UpdateCompression.Int8());

        Assert.That(
            async () => await run.RunAsync(strategy, cancellationToken),
            Throws.InvalidOperationException.With.Message.Contain("client-1").And.Message.Contain("Let the clients compress nothing"));
    }

    private static FedAvgOptions Options(params float[] model) => new() { InitialParameters = Models.Of(model), FractionEvaluate = 0 };

    private static async Task<double> ErrorAsync(IStrategy strategy, ClientFault? attack, CancellationToken cancellationToken)
    {
        var run = new Runs(attack is null ? [] : [attack.ForFraction(0.2)])
        {
            Clients = 20,
            Rounds = 30,
            Create = client => new SteppingClient(1 + ((client.Number - 9.5f) / 1000)),
        };
        var history = await run.RunAsync(strategy, cancellationToken);
        return TensorListMath.NormOfDifference(history.Model, Models.Of(1, 1, 1));
    }

    private static Task<float[]> OneRoundAsync(ClientFault poison, CancellationToken cancellationToken) =>
        OneRoundAsync([poison.ForClients(1)], cancellationToken);

    private static async Task<float[]> OneRoundAsync(ClientFault[] faults, CancellationToken cancellationToken)
    {
        var history = await new Runs(faults) { Create = _ => new SteppingClient(10) }.RunAsync(new FedAvg(Options(2)), cancellationToken);
        return Models.ValuesOf(history.Model);
    }
}
