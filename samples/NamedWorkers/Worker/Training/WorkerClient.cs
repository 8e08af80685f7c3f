using Federation.Client;
using Federation.Core;
using Federation.Data;
using Federation.TorchSharp;

namespace NamedWorkers.Training;

/// <summary>What a worker does: trains the model that it is given on the next batches of its own images, which never leave it.</summary>
/// <param name="images">The worker's images.</param>
/// <param name="dataset">Which images they are, so that nobody takes made-up ones for digits.</param>
/// <param name="output">Is told of each round.</param>
internal sealed class WorkerClient(ImageDataset images, string dataset, TextWriter output) : FederatedClient, IDisposable
{
    /// <summary>The property that says which images a worker has.</summary>
    public const string DatasetKey = "dataset";

    private readonly DigitNet _net = new();
    private LocalTrainer? _trainer;

    private LocalTrainer Trainer => _trainer ??= Recipe.Trainer(_net);

    public override ValueTask<ScalarMap> GetPropertiesAsync(CancellationToken cancellationToken) =>
        new(new ScalarMap((ClientPropertyKeys.ExampleCount, images.Count), (DatasetKey, dataset)));

    // Off the connection's threads, so that it stays alive meanwhile.
    public override async ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        var plan = RoundPlan.FromConfig(request.Config);

        // Just the batches of this round: the trainer goes through them once. The example count of the result is theirs, so that a
        // worker which had fewer left counts for less.
        var batches = Recipe.Batches(images.Select(plan.ImagesOf(request.ClientId, images.Count)));
        var result = await Task.Run(() => Trainer.Fit(batches, request, cancellationToken), cancellationToken);
        await output.WriteLineAsync(
            $"Epoch {plan.Epoch}: trained on batches {plan.FirstBatch + 1} to {plan.FirstBatch + plan.Batches}, loss {result.Metrics[FitMetricKeys.Loss].AsDouble():0.000}.");
        return result;
    }

    public override async ValueTask<EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken) =>
        await Task.Run(
            () =>
            {
                Trainer.Load(request.Parameters);
                return Trainer.Evaluate(Recipe.Batches(images), request.Progress, cancellationToken);
            },
            cancellationToken);

    public void Dispose()
    {
        _trainer?.Dispose();
        _net.Dispose();
    }
}
