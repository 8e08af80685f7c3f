using Federation.Client;
using Federation.Core;
using Federation.TorchSharp.Tests.Support;
using static TorchSharp.torch;

namespace Federation.TorchSharp.Tests;

[CancelAfter(60_000)]
internal sealed class TorchClientTests
{
    [Test]
    public async Task Fit_Request_LoadedTrainedAndReturned(CancellationToken cancellationToken)
    {
        using var model = TwoLayers.Seeded(1);
        using var alone = TwoLayers.Seeded(2);
        using var client = Client(model, Points.Source(50, 3));
        using var trainer = new LocalTrainer(alone, parameters => optim.SGD(parameters, 0.1), Points.Loss);
        var request = new FitRequest(alone.ToTensorList(), ScalarMap.Empty, Round: 4, new Reports());

        var result = await client.FitAsync(request, cancellationToken);
        var loss = trainer.Train(Points.Source(50, 3), round: 4, cancellationToken: cancellationToken).Loss;

        Assert.Multiple(() =>
        {
            Assert.That(Bits.Of(result.Parameters), Is.EqualTo(Bits.Of(alone)), "the client is its trainer");
            Assert.That(result.ExampleCount, Is.EqualTo(50));
            Assert.That(result.Metrics, Is.EqualTo(new ScalarMap((FitMetricKeys.Loss, loss), (FitMetricKeys.LocalSteps, 2))), "all of the work");
        });
    }

    [Test]
    public async Task Evaluate_Request_ThatModelMeasured(CancellationToken cancellationToken)
    {
        using var model = TwoLayers.Seeded(1);
        using var other = TwoLayers.Seeded(2);
        using var client = Client(model, Points.Source(50, 3), new TorchClientOptions { EvaluationData = Points.Source(40, 4) });
        using var trainer = new LocalTrainer(other, parameters => optim.SGD(parameters, 0.1), Points.Loss);

        var result = await client.EvaluateAsync(new EvaluateRequest(other.ToTensorList(), ScalarMap.Empty, 1, new Reports()), cancellationToken);
        var expected = trainer.Evaluate(Points.Source(40, 4), cancellationToken: cancellationToken);

        Assert.That((result.Loss, result.ExampleCount, result.Metrics["accuracy"]), Is.EqualTo((expected.Loss, 40L, expected.Metrics["accuracy"])));
    }

    [Test]
    public async Task GetParameters_BeforeAnyFit_TheModelsOwnWithoutPersonalLayers(CancellationToken cancellationToken)
    {
        using var model = TwoLayers.Seeded(1);
        using var client = Client(model, Points.Source(5, 3), new TorchClientOptions { Personal = LayerSelection.Of("second") });

        var parameters = await client.GetParametersAsync(ScalarMap.Empty, cancellationToken);

        Assert.That(Bits.Of(parameters), Is.EqualTo(Bits.Of(model, "first")));
    }

    [Test]
    public async Task GetProperties_OwnAndTheNumberOfExamples(CancellationToken cancellationToken)
    {
        using var model = TwoLayers.Seeded(1);
        using var client = Client(
            model, Points.Source(50, 3), new TorchClientOptions { HeldOutFraction = 0.2, Properties = new ScalarMap(("site", "north")) });

        var properties = await client.GetPropertiesAsync(cancellationToken);

        Assert.That(properties[ClientPropertyKeys.ExampleCount].AsInteger(), Is.EqualTo(40));
        Assert.That(properties["site"].AsString(), Is.EqualTo("north"));
    }

    [Test]
    public async Task FitAndEvaluate_HeldOutPart_NeverTrainedOnAndTheSameEachRound(CancellationToken cancellationToken)
    {
        using var model = TwoLayers.Seeded(1);
        var data = new RecordingSource(Points.Source(50, 3));
        using var client = Client(model, data, new TorchClientOptions { HeldOutFraction = 0.2, ClientNumber = 3 });
        var trained = new List<int>();
        var evaluated = new List<int[]>();

        for (var round = 1; round <= 2; round++)
        {
            await client.FitAsync(new FitRequest(model.ToTensorList(), new ScalarMap((FitConfigKeys.Seed, round)), round, new Reports()), cancellationToken);
            trained.AddRange(Take(data));
            await client.EvaluateAsync(new EvaluateRequest(model.ToTensorList(), ScalarMap.Empty, round, new Reports()), cancellationToken);
            evaluated.Add(Take(data));
        }

        Assert.Multiple(() =>
        {
            Assert.That(evaluated[0], Has.Length.EqualTo(10).And.Unique);
            Assert.That(evaluated[1], Is.EqualTo(evaluated[0]));
            Assert.That(evaluated[0].Order(), Is.Not.EqualTo(Enumerable.Range(40, 10)).And.Not.EqualTo(Enumerable.Range(0, 10)), "examples may be sorted by class");
            Assert.That(trained.Distinct().Order(), Is.EqualTo(Enumerable.Range(0, 50).Except(evaluated[0])));
        });
    }

    [Test]
    public async Task Fit_NoClientNumber_TheClientsIdDecidesTheOrder(CancellationToken cancellationToken)
    {
        var orders = new List<int[]>();
        foreach (var (id, number) in new (string, long?)[] { ("north", null), ("south", null), ("north", null), ("", null), ("", 0), ("north", 0) })
        {
            using var model = TwoLayers.Seeded(1);
            var data = new RecordingSource(Points.Source(30, 3));
            using var client = Client(model, data, new TorchClientOptions { ClientNumber = number });
            await client.FitAsync(new FitRequest(model.ToTensorList(), ScalarMap.Empty, 1, new Reports()) { ClientId = id }, cancellationToken);
            orders.Add(Take(data));
        }

        Assert.Multiple(() =>
        {
            Assert.That(orders[1], Is.Not.EqualTo(orders[0]));
            Assert.That(orders[2], Is.EqualTo(orders[0]));
            Assert.That(orders[3], Is.Not.EqualTo(orders[0]));
            Assert.That(orders[4], Is.EqualTo(orders[3]));
            Assert.That(orders[5], Is.EqualTo(orders[4]), "a number of its own comes before the id");
        });
    }

    [TestCase(0.001, 1)]
    [TestCase(0.999, 9)]
    public async Task Evaluate_TinyOrHugeFraction_NeitherNoneNorAll(double fraction, int expected, CancellationToken cancellationToken)
    {
        using var model = TwoLayers.Seeded(1);
        using var client = Client(model, Points.Source(10, 3), new TorchClientOptions { HeldOutFraction = fraction });

        var result = await client.EvaluateAsync(new EvaluateRequest(model.ToTensorList(), ScalarMap.Empty, 1, new Reports()), cancellationToken);

        Assert.That(result.ExampleCount, Is.EqualTo(expected));
    }

    [Test]
    public async Task Evaluate_NoEvaluationData_TheTrainingData(CancellationToken cancellationToken)
    {
        using var model = TwoLayers.Seeded(1);
        using var client = Client(model, Points.Source(10, 3));

        var result = await client.EvaluateAsync(new EvaluateRequest(model.ToTensorList(), ScalarMap.Empty, 1, new Reports()), cancellationToken);

        Assert.That(result.ExampleCount, Is.EqualTo(10));
    }

    [Test]
    public async Task FitAndEvaluate_Computation_OnNoThreadOfThePool(CancellationToken cancellationToken)
    {
        using var model = TwoLayers.Seeded(1);
        var pooled = new List<bool>();
        using var client = new TorchClient(
            model,
            parameters => optim.SGD(parameters, 0.1),
            (output, target) =>
            {
                pooled.Add(Thread.CurrentThread.IsThreadPoolThread);
                return Points.Loss(output, target);
            },
            Points.Source(10, 3));

        await Task.Run(async () => await client.FitAsync(new FitRequest(model.ToTensorList(), ScalarMap.Empty, 1, new Reports()), cancellationToken), cancellationToken);
        await Task.Run(async () => await client.EvaluateAsync(new EvaluateRequest(model.ToTensorList(), ScalarMap.Empty, 1, new Reports()), cancellationToken), cancellationToken);

        Assert.That(pooled, Is.EqualTo(new[] { false, false }));
    }

    // As a simulation's worker calls it.
    [Test]
    public async Task FitAndEvaluate_CalledOnALongRunningTask_OnItsThread(CancellationToken cancellationToken)
    {
        using var model = TwoLayers.Seeded(1);
        var threads = new List<int>();
        using var client = new TorchClient(
            model,
            parameters => optim.SGD(parameters, 0.1),
            (output, target) =>
            {
                threads.Add(Environment.CurrentManagedThreadId);
                return Points.Loss(output, target);
            },
            Points.Source(10, 3));

        var own = await Task.Factory.StartNew(
            () =>
            {
                var fit = client.FitAsync(new FitRequest(model.ToTensorList(), ScalarMap.Empty, 1, new Reports()), cancellationToken).AsTask();
                var evaluation = client.EvaluateAsync(new EvaluateRequest(model.ToTensorList(), ScalarMap.Empty, 1, new Reports()), cancellationToken).AsTask();
                Assert.That(fit.IsCompletedSuccessfully && evaluation.IsCompletedSuccessfully);
                return Environment.CurrentManagedThreadId;
            },
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

        Assert.That(threads, Is.EqualTo(new[] { own, own }));
    }

    [Test]
    public async Task Fit_CalledOnALongRunningTaskAndFailing_TheTaskFails(CancellationToken cancellationToken)
    {
        using var model = TwoLayers.Seeded(1);
        using var client = Client(model, Points.Source(0, 3));

        var fit = await Task.Factory.StartNew(
            () => client.FitAsync(new FitRequest(model.ToTensorList(), ScalarMap.Empty, 1, new Reports()), cancellationToken).AsTask(),
            cancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

        Assert.That(async () => await fit, Throws.InvalidOperationException.With.Message.Contains("no examples"));
    }

    [Test]
    public void Fit_NoExamples_Refused(CancellationToken cancellationToken)
    {
        using var model = TwoLayers.Seeded(1);
        using var client = Client(model, Points.Source(0, 3));

        Assert.That(
            async () => await client.FitAsync(new FitRequest(model.ToTensorList(), ScalarMap.Empty, 1, new Reports()), cancellationToken),
            Throws.InvalidOperationException.With.Message.Contains("no examples"));
    }

    [Test]
    public void Constructor_OneExampleAndAHeldOutPart_Refused()
    {
        using var model = TwoLayers.Seeded(1);

        Assert.That(
            () => Client(model, Points.Source(1, 3), new TorchClientOptions { HeldOutFraction = 0.5 }),
            Throws.ArgumentException.With.Message.Contains("at least 2"));
    }

    private static int[] Take(RecordingSource data)
    {
        int[] seen = [.. data.Batches.SelectMany(batch => batch)];
        data.Batches.Clear();
        return seen;
    }

    private static TorchClient Client(TwoLayers model, IBatchSource data, TorchClientOptions? options = null) =>
        new(model, parameters => optim.SGD(parameters, 0.1), Points.Loss, data, options);
}
