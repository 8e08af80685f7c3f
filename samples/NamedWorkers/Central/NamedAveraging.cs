using Federation.Core;
using Federation.Data;
using Federation.Strategies;
using Federation.TorchSharp;
using NamedWorkers.Training;
using TorchSharp;

namespace NamedWorkers.Central;

/// <summary>Federated averaging among named workers, measured after each epoch.</summary>
internal static class NamedAveraging
{
    /// <summary>The metric of the measurement.</summary>
    public const string Accuracy = "accuracy";

    public static IStrategy Make(CentralSettings settings, Roster roster, EpochSchedule schedule, ImageDataset test) =>
        new FedAvg(new FedAvgOptions
        {
            InitialParameters = InitialWeights(settings.Seed),
            FractionEvaluate = 0, // the workers need not: the central process has the test images
            MinFitClients = 1,
            MinAvailableClients = Math.Max(roster.Names.Count, 1),
            StoppingRule = new EpochLimit(schedule),
            Evaluate = (round, model, cancellationToken) => new ValueTask<EvaluateResult?>(
                round == 0 || schedule.EndsEpoch ? Measure(model, test, cancellationToken) : null),
        })
        {
            FitSelector = new NamedSelector(roster, schedule),
            Instructor = new EpochInstructor(schedule, settings),
        };

    private static TensorList InitialWeights(int seed)
    {
        torch.random.manual_seed(seed);
        using var net = new DigitNet();
        return net.ToTensorList();
    }

    private static EvaluateResult Measure(TensorList model, ImageDataset test, CancellationToken cancellationToken)
    {
        using var net = new DigitNet();
        using var trainer = Recipe.Trainer(net);
        trainer.Load(model);
        return trainer.Evaluate(Recipe.Batches(test), progress: null, cancellationToken);
    }
}
