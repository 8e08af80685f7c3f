using Federation.Client;
using Federation.Core;
using Federation.Data;
using Federation.TorchSharp;
using NamedWorkers.Training;

namespace NamedWorkers.Tests.Training;

[CancelAfter(60_000)]
internal sealed class WorkerClientTests
{
    [Test]
    public async Task FitAsync_LastRoundOfAnEpoch_CountsForTheImagesThatItHad(CancellationToken token)
    {
        using var output = new StringWriter();
        using var net = new DigitNet();
        using var client = new WorkerClient(GeneratedDataset.LikeMnist(1).Train(0, 45), "generated", output);
        var plan = new RoundPlan { Epoch = 2, FirstBatch = 2, Batches = 1, BatchSize = 20, LearningRate = 0.1, Seed = 7 };

        var result = await client.FitAsync(new FitRequest(net.ToTensorList(), plan.ToConfig(), 6, new Progress<InstructionProgress>()) { ClientId = "alice" }, token);

        Assert.That(result.ExampleCount, Is.EqualTo(5));
        Assert.That(result.Metrics[FitMetricKeys.LocalSteps].AsInteger(), Is.EqualTo(1));
        Assert.That(output.ToString(), Does.StartWith("Epoch 2: trained on batches 3 to 3, loss "));
    }

    [Test]
    public async Task GetPropertiesAsync_SaysHowManyImagesAndWhich(CancellationToken token)
    {
        using var client = new WorkerClient(GeneratedDataset.LikeMnist(1).Train(0, 45), "generated", TextWriter.Null);

        var properties = await client.GetPropertiesAsync(token);

        Assert.That(properties, Is.EqualTo(new ScalarMap((ClientPropertyKeys.ExampleCount, 45), ("dataset", "generated"))));
    }
}
