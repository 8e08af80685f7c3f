using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace NamedWorkers.Training;

/// <summary>A small network for MNIST: two convolutions and two linear layers, 20,522 parameters.</summary>
internal sealed class DigitNet : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1 = Conv2d(1, 8, 5);
    private readonly Conv2d conv2 = Conv2d(8, 16, 5);
    private readonly Linear fc1 = Linear(16 * 4 * 4, 64);
    private readonly Linear fc2 = Linear(64, 10);

    /// <summary>Makes the network with random weights.</summary>
    public DigitNet()
        : base(nameof(DigitNet))
    {
        RegisterComponents(); // the fields' names become the tensors' names
    }

    /// <summary>Images of shape [n, 1, 28, 28] to logits of shape [n, 10].</summary>
    public override Tensor forward(Tensor input)
    {
        var x = functional.max_pool2d(functional.relu(conv1.call(input)), 2);
        x = functional.max_pool2d(functional.relu(conv2.call(x)), 2);
        return fc2.call(functional.relu(fc1.call(x.flatten(1))));
    }
}
