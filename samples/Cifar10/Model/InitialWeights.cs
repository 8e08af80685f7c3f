using Federation.Core;
using Federation.TorchSharp;
using TorchSharp;

namespace CifarSample.Model;

/// <summary>The weights that a run starts from; the seed alone decides them.</summary>
internal static class InitialWeights
{
    public static TensorList Make(int seed)
    {
        torch.random.manual_seed(seed);
        using var net = new Net();
        return net.ToTensorList();
    }
}
