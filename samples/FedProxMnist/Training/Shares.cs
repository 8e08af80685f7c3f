using Federation.Data;
using Federation.Samples;

namespace FedProxMnist.Training;

/// <summary>Which images each client trains on: two digits each, sizes by a power law (Li et al. 2020), less what it holds out.</summary>
internal sealed class Shares
{
    private readonly ImageData _images;
    private readonly int[][] _training;

    /// <summary>Divides the images.</summary>
    /// <param name="images">All images.</param>
    /// <param name="clients">How many clients there are.</param>
    /// <param name="seed">Decides who has what.</param>
    public Shares(ImageData images, int clients, int seed)
    {
        _images = images;
        var partition = Partitioner.PowerLaw(images.Train.Labels, clients, (ulong)seed);

        // A client's images are in random order, so that the first of them are a fair choice to hold out.
        _training = [.. Enumerable.Range(0, clients).Select(client => partition[client][HeldOut(partition[client].Length)..].ToArray())];
    }

    /// <summary>How many images a client trains on.</summary>
    public int CountOf(int client) => _training[client].Length;

    /// <summary>The images that a client trains on, made ready for training.</summary>
    public ImageTensors Load(int client) => new(_images.Train.Select(_training[client]), _images.Normalization);

    private static int HeldOut(int images) => (int)(images * Settings.HeldOut);
}
