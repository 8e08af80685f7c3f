using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Federation.TorchSharp.Tests.Support;

/// <summary>Two inputs, three hidden units; its layers are called first and second.</summary>
internal sealed class TwoLayers : nn.Module<Tensor, Tensor>
{
    public readonly Linear first;
    public readonly Linear second;

    public TwoLayers(int outputs = 1)
        : base(nameof(TwoLayers))
    {
        (first, second) = (nn.Linear(2, 3), nn.Linear(3, outputs));
        RegisterComponents();
    }

    /// <summary>The same weights for the same seed.</summary>
    public static TwoLayers Seeded(long seed, int outputs = 2)
    {
        random.manual_seed(seed);
        return new TwoLayers(outputs);
    }

    public override Tensor forward(Tensor input) => second.call(nn.functional.relu(first.call(input)));
}
