using Federation.TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TwoDevices.Model;

/// <summary>A small convolutional network: a base that knows pictures, and a head that names their class.</summary>
internal static class Network
{
    // What the base has learnt to look at. Larger pictures are averaged down to it, smaller ones blown up.
    private const int Side = 32;

    private const string HeadName = "head";
    private const int Channels = 64;
    private const int Cells = 4;

    /// <summary>The last layer: what devices train, and all that travels.</summary>
    public static LayerSelection Head { get; } = LayerSelection.Of(HeadName);

    /// <summary>All other layers: every device has them from the start, and they stay as they are.</summary>
    public static LayerSelection Base { get; } = LayerSelection.All.Except(Head);

    /// <summary>Makes the network with random weights: pictures float32 [n, 3, any, any] to logits [n, classes].</summary>
    public static Module<Tensor, Tensor> Make(int classes) => Sequential(
        ("size", AdaptiveAvgPool2d(Side)),
        ("conv1", Conv2d(3, 16, 3, padding: 1)), ("relu1", ReLU()), ("pool1", MaxPool2d(2)),
        ("conv2", Conv2d(16, 32, 3, padding: 1)), ("relu2", ReLU()), ("pool2", MaxPool2d(2)),
        ("conv3", Conv2d(32, Channels, 3, padding: 1)), ("relu3", ReLU()),
        ("grid", AdaptiveAvgPool2d(Cells)), ("flat", Flatten()),
        (HeadName, Linear(Channels * Cells * Cells, classes)));
}
