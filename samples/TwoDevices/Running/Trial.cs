using Federation.Core;
using Federation.Samples;
using Federation.Server;
using Federation.Simulation;
using Federation.Strategies;
using Federation.TorchSharp;
using TorchSharp;
using TwoDevices.Data;
using TwoDevices.Model;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Tensor = TorchSharp.torch.Tensor;

namespace TwoDevices.Running;

/// <summary>One run: two devices train, a server takes the mean.</summary>
internal static class Trial
{
    private const int DeviceCount = 2;

    /// <summary>Runs it.</summary>
    /// <param name="baseLayers">The layers that everybody has from the start.</param>
    /// <param name="pictures">What the devices' and the held-out pictures are drawn from.</param>
    /// <param name="settings">What the run is like.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<TrialResult> RunAsync(
        TensorList baseLayers, Pictures pictures, Settings settings, CancellationToken cancellationToken)
    {
        var split = DeviceSplit.Draw(pictures, settings.Seed);
        random.manual_seed(settings.Seed); // the new head's weights
        using var examined = Begin(baseLayers);
        var head = examined.ToTensorList(Network.Head);
        using var examiner = new Examiner(examined, split.HeldOut);
        using var first = Begin(baseLayers);
        using var second = Begin(baseLayers);

        var own = new Dictionary<(int Round, string Device), Score>();
        var strategy = new FedAvg(new FedAvgOptions
        {
            InitialParameters = head,
            MinFitResults = DeviceCount,
            FractionEvaluate = 0,
            FitConfig = _ => Recipe.Instruction(settings),
            Evaluate = (_, model, cancelled) => new(examiner.Examine(model, cancelled)),
        })
        {
            // Unweighted: each device's model counts the same, however many pictures it has.
            Aggregator = new ObservedAggregator(
                new MeanAggregator(MeanWeights.Uniform),
                update => own[(update.Round, update.Client.Id)] = Score.Of(examiner.Examine(update.Result.Parameters, cancellationToken))),
        };
        var history = await FederationSimulation.RunAsync(
            strategy,
            new VirtualClients(DeviceCount, client => Device.Make(client.Number == 0 ? first : second, split.Devices[client.Number]))
            {
                Id = Device.NameOf,
            },
            new SimulationOptions { Rounds = settings.Rounds, Seed = settings.Seed, MaxParallelism = settings.MaxParallelism },
            cancellationToken: cancellationToken);
        return Result(settings, history, own);
    }

    private static Module<Tensor, Tensor> Begin(TensorList baseLayers)
    {
        var network = Network.Make(classes: 2);
        network.LoadTensorList(baseLayers, Network.Base);
        return network;
    }

    private static TrialResult Result(Settings settings, RunHistory history, Dictionary<(int Round, string Device), Score> own)
    {
        if (history.Rounds.SelectMany(round => round.Failures).FirstOrDefault() is { } failure)
        {
            throw new InvalidOperationException($"{failure.ClientId} has no model to merge: {failure.Reason}");
        }

        return new TrialResult(settings.Seed, Score.Of(history.InitialEvaluation!),
        [
            .. history.Rounds.Select(round => new RoundScores(
                [.. Enumerable.Range(0, DeviceCount).Select(device => own[(round.Round, Device.NameOf(device))])],
                Score.Of(round.ServerEvaluation!))),
        ],
        history.Model);
    }
}
