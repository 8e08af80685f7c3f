using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CifarSample.Model;

/// <summary>The network of PyTorch's CIFAR-10 tutorial: two convolutions, three linear layers, 62,006 parameters.</summary>
internal sealed class Net : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1 = Conv2d(3, 6, 5);
    private readonly Conv2d conv2 = Conv2d(6, 16, 5);
    private readonly Linear fc1 = Linear(16 * 5 * 5, 120);
    private readonly Linear fc2 = Linear(120, 84);
    private readonly Linear fc3 = Linear(84, 10);

    /// <summary>Makes the network with random weights.</summary>
    public Net()
        : base(nameof(Net))
    {
        RegisterComponents(); // the fields' names become the tensors' names, as in PyTorch
    }

    /// <summary>Images of shape [n, 3, 32, 32] to logits of shape [n, 10].</summary>
    public override Tensor forward(Tensor input)
    {
        var x = functional.max_pool2d(functional.relu(conv1.call(input)), 2);
        x = functional.max_pool2d(functional.relu(conv2.call(x)), 2);
        x = x.flatten(1);
        x = functional.relu(fc1.call(x));
        x = functional.relu(fc2.call(x));
        return fc3.call(x);
    }
}
