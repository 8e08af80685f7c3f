using Federation.Core;

namespace Federation.Strategies.Tests;

[TestFixture]
public sealed class FedAvgTests
{
    [Test]
    public void Constructor_Defaults_AllClientsTwoAtLeast()
    {
        var strategy = new FedAvg();

        Assert.That(strategy.FitSelector.MinAvailableClients, Is.EqualTo(2));
        Assert.That(strategy.FitSelector.SelectNow(Context(5)).Clients, Has.Count.EqualTo(5));
        Assert.That(strategy.EvaluateSelector.SelectNow(Context(5)).Clients, Has.Count.EqualTo(5));
        Assert.That(strategy.FitRule.Deadline, Is.EqualTo(TimeSpan.FromMinutes(10)));
        Assert.That(strategy.InitialParameters, Is.Null);
    }

    [Test]
    public void Constructor_Options_ReachTheSeams()
    {
        var model = new TensorList(Tensor.FromArray("x", [1f]));
        var strategy = new FedAvg(new FedAvgOptions
        {
            FractionFit = 0.5,
            MinFitClients = 3,
            MinEvaluateClients = 4,
            FractionEvaluate = 0.1,
            MinAvailableClients = 8,
            MinFitResults = 2,
            MinEvaluateResults = 3,
            FitTimeout = TimeSpan.FromSeconds(5),
            EvaluateTimeout = null,
            InitialParameters = model,
            FitConfig = round => new ScalarMap(("lr", 1.0 / round)),
            FitMetrics = _ => new ScalarMap(("fit", true)),
            EvaluateMetrics = _ => new ScalarMap(("evaluate", true)),
        });

        Assert.That(strategy.FitSelector.MinAvailableClients, Is.EqualTo(8));
        Assert.That(strategy.FitSelector.SelectNow(Context(10)).Clients, Has.Count.EqualTo(5));
        Assert.That(strategy.EvaluateSelector.SelectNow(Context(10)).Clients, Has.Count.EqualTo(4));
        Assert.That(strategy.FitRule.Deadline, Is.EqualTo(TimeSpan.FromSeconds(5)));
        Assert.That(strategy.FitRule.IsQuorum(new RoundStatus(5, 1, 0)), Is.False);
        Assert.That(strategy.EvaluateRule.Deadline, Is.Null);
        Assert.That(strategy.EvaluateRule.IsQuorum(new RoundStatus(5, 2, 0)), Is.False);
        Assert.That(strategy.InitialParameters, Is.SameAs(model));
        Assert.That(strategy.Instructor.InstructFit(new InstructionContext(4, model, [], 0), Context(1).Available[0]).Config["lr"].AsDouble(), Is.EqualTo(0.25));
        Assert.That(strategy.FitMetrics([]).Keys, Is.EqualTo(["fit"]));
        Assert.That(strategy.EvaluateMetrics([]).Keys, Is.EqualTo(["evaluate"]));
    }

    [Test]
    public void Constructor_NoEvaluation_NobodySelectedAndItsMinimaIgnored()
    {
        var strategy = new FedAvg(new FedAvgOptions { FractionEvaluate = 0, MinEvaluateClients = 50, MinEvaluateResults = 0 });

        Assert.That(strategy.EvaluateSelector.SelectNow(Context(10)).Clients, Is.Empty);
    }

    [Test]
    public void Constructor_ManyFaults_AllNamedWithValueAndRange()
    {
        var options = new FedAvgOptions
        {
            FractionFit = 1.5,
            FractionEvaluate = double.NaN,
            MinFitClients = 0,
            MinEvaluateClients = -1,
            MinAvailableClients = 0,
            MinFitResults = 0,
            MinEvaluateResults = -7,
            FitTimeout = TimeSpan.Zero,
            EvaluateTimeout = TimeSpan.FromDays(100),
            FitMetrics = null!,
            EvaluateMetrics = null!,
        };

        var message = Assert.Throws<ArgumentException>(() => _ = new FedAvg(options)).Message;

        Assert.That(message.Split('\n'), Has.Length.EqualTo(12));
        Assert.That(message, Does.Contain("FractionFit is 1.5; it must be from 0 to 1."));
        Assert.That(message, Does.Contain("FractionEvaluate is NaN; it must be from 0 to 1."));
        Assert.That(message, Does.Contain("MinFitClients is 0; it must be at least 1."));
        Assert.That(message, Does.Contain("MinEvaluateClients is -1; it must be at least 1."));
        Assert.That(message, Does.Contain("MinAvailableClients is 0; it must be at least 1"));
        Assert.That(message, Does.Contain("MinFitResults is 0; it must be at least 1."));
        Assert.That(message, Does.Contain("MinEvaluateResults is -7; it must be at least 1."));
        Assert.That(message, Does.Contain("FitTimeout is 00:00:00; it must be more than zero"));
        Assert.That(message, Does.Contain("EvaluateTimeout is 100.00:00:00; it must be more than zero and at most 24 days"));
        Assert.That(message, Does.Contain("FitMetrics is null"));
        Assert.That(message, Does.Contain("EvaluateMetrics is null"));
    }

    [Test]
    public void Constructor_MinimumAboveAvailable_Refused() =>
        Assert.That(
            () => new FedAvg(new FedAvgOptions { MinFitClients = 5, MinEvaluateClients = 7, MinAvailableClients = 6 }),
            Throws.ArgumentException.With.Message.Contains("MinAvailableClients is 6; it must be at least 7"));

    [TestCase(5, true)]
    [TestCase(6, false)]
    public void Constructor_QuorumAboveThoseAsked_Refused(int quorum, bool valid)
    {
        var options = new FedAvgOptions { FractionFit = 0.5, MinAvailableClients = 10, MinFitResults = quorum };

        Assert.That(
            () => new FedAvg(options),
            valid ? Throws.Nothing : Throws.ArgumentException.With.Message.Contains("MinFitResults is 6; it must be from 1 to 5"));
    }

    [Test]
    public void Init_SeamReplaced_OthersStay()
    {
        var rule = new Quorum(3, null);
        var strategy = new FedAvg { FitRule = rule };

        Assert.That(strategy.FitRule, Is.SameAs(rule));
        Assert.That(strategy.Aggregator, Is.InstanceOf<MeanAggregator>());
    }

    [Test]
    public void Init_SeamNull_Named() =>
        Assert.That(() => new FedAvg { Aggregator = null! }, Throws.ArgumentNullException.With.Property("ParamName").EqualTo("Aggregator"));

    [Test]
    [CancelAfter(10_000)]
    public async Task EvaluateAsync_NoHook_Null(CancellationToken cancellationToken) =>
        Assert.That(await new FedAvg().EvaluateAsync(0, TensorList.Empty, cancellationToken), Is.Null);

    [Test]
    [CancelAfter(10_000)]
    public async Task EvaluateAsync_Hook_GetsRoundModelAndToken(CancellationToken cancellationToken)
    {
        (int, TensorList, CancellationToken)? given = null;
        var strategy = new FedAvg(new FedAvgOptions
        {
            Evaluate = (round, model, token) =>
            {
                given = (round, model, token);
                return ValueTask.FromResult<EvaluateResult?>(new EvaluateResult(0.5, 10));
            },
        });

        var result = await strategy.EvaluateAsync(3, TensorList.Empty, cancellationToken);

        Assert.That(result?.Loss, Is.EqualTo(0.5));
        Assert.That(given, Is.EqualTo((3, TensorList.Empty, cancellationToken)));
    }

    private static SelectionContext Context(int available) => new(
        1,
        [.. Enumerable.Range(0, available).Select(i => new ClientInfo($"client-{i}", ScalarMap.Empty))],
        new Random(1));
}
