using CifarSample.Data;
using CifarSample.Model;
using Federation.Client;
using Federation.Core;
using Federation.TorchSharp;

namespace CifarSample.Clients;

/// <summary>A client of the federation: trains and measures the model that it is given on images that never leave it.</summary>
internal sealed class CifarClient(PartitionNumber partition, IImageSource source, IClientLog? log = null) : FederatedClient
{
    private readonly ClientImages _images = new(partition, source);

    public override ValueTask<ScalarMap> GetPropertiesAsync(CancellationToken cancellationToken) =>
        new(new ScalarMap(("partition", partition.ToString()), ("dataset", source.Name)));

    public override async ValueTask<FitResult> FitAsync(FitRequest request, CancellationToken cancellationToken)
    {
        var plan = TrainingPlan.FromConfig(request.Config);
        var images = await _images.TrainAsync(plan, cancellationToken);
        var result = await OwnThread.RunAsync(() =>
        {
            using var net = new Net();
            net.LoadTensorList(request.Parameters);
            using var training = new LocalTraining(net, images, plan.BatchSize, plan.LearningRate);
            var loss = 0.0;
            for (var epoch = 0; epoch < plan.Epochs; epoch++)
            {
                var done = epoch;
                loss = training.RunEpoch(
                    plan.SeedOf(partition.Number, request.Round, epoch),
                    (fraction, soFar) => Report(request.Progress, (done + fraction) / plan.Epochs, soFar),
                    cancellationToken);
            }

            return new FitResult(net.ToTensorList(), images.Count, new ScalarMap(("loss", loss)));
        });
        log?.Trained(request.Round, result);
        return result;
    }

    public override async ValueTask<EvaluateResult> EvaluateAsync(EvaluateRequest request, CancellationToken cancellationToken)
    {
        var plan = TrainingPlan.FromConfig(request.Config);
        var images = await _images.ValidationAsync(plan, cancellationToken);
        var score = await OwnThread.RunAsync(() =>
        {
            using var net = new Net();
            net.LoadTensorList(request.Parameters);
            return Evaluation.Measure(
                net, images, fraction => request.Progress.Report(new InstructionProgress(fraction)), cancellationToken);
        });
        var result = new EvaluateResult(score.Loss, score.Count, new ScalarMap(("accuracy", score.Accuracy)));
        log?.Evaluated(request.Round, result);
        return result;
    }

    private static void Report(IProgress<InstructionProgress> progress, double fraction, double loss) =>
        progress.Report(new InstructionProgress(fraction, new ScalarMap(("loss", loss))));
}
