using CifarSample.Model;
using Federation.Core;
using Federation.Data;
using Federation.Strategies;
using Federation.TorchSharp;

namespace CifarSample.Server;

/// <summary>Federated averaging: all clients train, half of them evaluate, and the server measures every global model.</summary>
internal static class CifarStrategy
{
    /// <summary>Makes the strategy.</summary>
    /// <param name="settings">How many clients there are.</param>
    /// <param name="plan">What they are told.</param>
    /// <param name="initial">The weights to start from.</param>
    /// <param name="test">What the global model is measured on.</param>
    public static FedAvg Make(RunSettings settings, TrainingPlan plan, TensorList initial, ImageDataset test)
    {
        var config = plan.ToConfig();
        return new FedAvg(new FedAvgOptions
        {
            FractionFit = 1.0,
            FractionEvaluate = 0.5,
            MinFitClients = settings.Clients,
            MinEvaluateClients = Math.Max(settings.Clients / 2, 1),
            MinAvailableClients = settings.Clients,
            InitialParameters = initial,
            FitConfig = _ => config,
            EvaluateConfig = _ => config,
            Evaluate = (_, model, cancellationToken) => new ValueTask<EvaluateResult?>(Measure(model, test, cancellationToken)),
        });
    }

    private static EvaluateResult Measure(TensorList model, ImageDataset test, CancellationToken cancellationToken)
    {
        using var net = new Net();
        net.LoadTensorList(model);
        return Evaluation.OnAllCores(net, test, cancellationToken);
    }
}
