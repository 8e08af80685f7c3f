using System.Collections.Concurrent;
using Federation.Core;
using Federation.Data;
using Federation.Samples;
using Federation.Simulation;
using Federation.TorchSharp;
using MnistExperiments.Model;
using MnistExperiments.Splits;

namespace MnistExperiments.Running;

/// <summary>
/// The clients: each has its part of the training images and, for the whole run, a network of its own, so that layers that it keeps to
/// itself stay what it made of them.
/// </summary>
/// <param name="settings">How many there are, and the seed.</param>
/// <param name="images">All images.</param>
/// <param name="partition">Which training images each client has.</param>
/// <param name="personal">The layers that a client keeps to itself.</param>
internal sealed class Fleet(Settings settings, ImageData images, DataPartition partition, LayerSelection personal) : IDisposable
{
    // How many test images of its own kind a client evaluates on.
    private const int EvaluationImages = 500;

    private readonly TensorList _initial = Recipe.InitialWeights(settings.Seed);
    private readonly OwnKind _ownKind = new(
        images.Test, partition.Summarize(images.Train.Labels, images.Train.ClassCount), EvaluationImages, settings.Seed);

    private readonly ConcurrentDictionary<int, MnistNet> _nets = [];

    /// <summary>The part of the initial weights that travels.</summary>
    public TensorList InitialParameters => new(_initial.Where(tensor => !personal.Contains(tensor.Name)));

    /// <summary>How many test images of its own kind each client evaluates on.</summary>
    public IReadOnlyList<int> TestImages => [.. Enumerable.Range(0, settings.Clients).Select(client => _ownKind.Of(client).Count)];

    /// <summary>The clients as the simulation takes them.</summary>
    public VirtualClients ToClients() => new(settings.Clients, client => Make(client.Number))
    {
        Lifetime = ClientLifetime.WholeRun,
        Properties = client => new ScalarMap((ClientPropertyKeys.ExampleCount, partition[client].Length)),
    };

    public void Dispose()
    {
        foreach (var net in _nets.Values)
        {
            net.Dispose();
        }
    }

    private TorchClient Make(int client)
    {
        // Personal layers begin like everybody's.
        var net = _nets.GetOrAdd(client, _ => new MnistNet());
        net.LoadTensorList(_initial);
        return new TorchClient(
            net,
            Recipe.Optimizer,
            Recipe.Loss,
            BatchSource.FromImages(images.Train.Select(partition[client]), images.Normalization),
            new TorchClientOptions
            {
                Seed = settings.Seed,
                ClientNumber = client,
                Personal = personal,
                EvaluationData = BatchSource.FromImages(_ownKind.Of(client), images.Normalization),
            });
    }
}
