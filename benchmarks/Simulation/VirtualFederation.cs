using System.Diagnostics;
using Federation.Core;
using Federation.Server;
using Federation.Simulation;
using Federation.Strategies;
using Federation.TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Federation.Benchmarks.Simulation;

/// <summary>Our side: a simulation as a user would write it, over images and labels that are random numbers.</summary>
internal sealed class VirtualFederation : IDisposable
{
    private readonly SimulationTask _task;
    private readonly int _workers;
    private readonly nn.Module<Tensor, Tensor>[] _networks;
    private readonly Tensor _images;
    private readonly Tensor _labels;
    private TensorList _model;

    /// <param name="task">What is trained.</param>
    /// <param name="workers">How many clients work at the same time.</param>
    public VirtualFederation(SimulationTask task, int workers)
    {
        manual_seed(1);
        (_task, _workers) = (task, workers);
        _networks = [.. Enumerable.Range(0, workers).Select(_ => task.Network())];
        _images = rand([(long)task.Clients * task.Examples, .. task.Shape]);
        _labels = randint(10, [(long)task.Clients * task.Examples], dtype: ScalarType.Int64);
        _model = _networks[0].ToTensorList();
    }

    /// <summary>Runs the task's rounds, going on from the model as it is.</summary>
    /// <returns>How long it took.</returns>
    public async Task<double> RunAsync(CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var history = await FederationSimulation.RunAsync(
            new FedAvg(new FedAvgOptions
            {
                InitialParameters = _model,
                FractionFit = (double)SimulationTask.ClientsPerRound / _task.Clients,
                FractionEvaluate = 0,
                MinEvaluateClients = 0,
            }),
            new VirtualClients(_task.Clients, MakeClient) { Properties = _ => ScalarMap.Empty },
            new SimulationOptions { Rounds = _task.Rounds, MaxParallelism = _workers },
            cancellationToken: cancellationToken);
        var seconds = watch.Elapsed.TotalSeconds;

        if (history.Rounds.Sum(round => round.Fits.Count) != _task.Fits)
        {
            var failure = history.Rounds.SelectMany(round => round.Failures).FirstOrDefault();
            throw new InvalidOperationException($"Not all clients of {_task.Name} trained: {failure}");
        }

        _model = history.Model;
        return seconds;
    }

    public void Dispose()
    {
        foreach (var network in _networks)
        {
            network.Dispose();
        }

        _images.Dispose();
        _labels.Dispose();
    }

    private TorchClient MakeClient(VirtualClient client)
    {
        var mine = (client.Number * _task.Examples)..((client.Number + 1) * _task.Examples);
        return new TorchClient(
            _networks[client.Worker],
            _task.Optimizer,
            (output, target) => nn.functional.cross_entropy(output, target),
            BatchSource.FromTensors(_images[mine], _labels[mine]),
            new TorchClientOptions { Epochs = _task.Epochs, BatchSize = SimulationTask.BatchSize });
    }
}
