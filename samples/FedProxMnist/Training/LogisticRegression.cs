using Federation.Core;
using Federation.TorchSharp;
using TorchSharp;
using static TorchSharp.torch;

namespace FedProxMnist.Training;

/// <summary>The model: one layer from an image's 784 pixels to ten classes.</summary>
internal static class LogisticRegression
{
    /// <summary>How many pixels an image has.</summary>
    public const int Pixels = 28 * 28;

    private const int Classes = 10;

    private static readonly Lock s_generator = new();

    public static nn.Module<torch.Tensor, torch.Tensor> Make() => nn.Linear(Pixels, Classes);

    /// <summary>The weights that a run begins with.</summary>
    public static TensorList InitialWeights(int seed)
    {
        // Torch's generator is one for the whole process, and other runs may begin at the same time.
        lock (s_generator)
        {
            random.manual_seed(seed);
            using var model = Make();
            return model.ToTensorList();
        }
    }
}
