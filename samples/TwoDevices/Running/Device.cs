using Federation.Data;
using Federation.TorchSharp;
using TwoDevices.Model;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TwoDevices.Running;

/// <summary>A device: the client as it would also run on a machine of its own.</summary>
internal static class Device
{
    /// <summary>What a device is called, by its number from 0.</summary>
    public static string NameOf(int number) => $"device-{number + 1}";

    /// <summary>Makes the client. It trains the head on its pictures and sends nothing else.</summary>
    /// <param name="network">The device's network, the base in it.</param>
    /// <param name="pictures">The device's pictures.</param>
    public static TorchClient Make(Module<Tensor, Tensor> network, ImageDataset pictures) => new(
        network, Recipe.Optimizer, Recipe.Loss, Recipe.Batches(pictures), new TorchClientOptions { Frozen = Network.Base });
}
