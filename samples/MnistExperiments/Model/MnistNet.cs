using Federation.TorchSharp;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace MnistExperiments.Model;

/// <summary>The network of PyTorch's MNIST example: two convolutions, two linear layers, dropout, 1,199,882 parameters.</summary>
internal sealed class MnistNet : Module<Tensor, Tensor>
{
    private readonly Conv2d conv1 = Conv2d(1, 32, 3);
    private readonly Conv2d conv2 = Conv2d(32, 64, 3);
    private readonly SeededDropout dropout1 = new(0.25);
    private readonly Linear fc1 = Linear(9216, 128);
    private readonly SeededDropout dropout2 = new(0.5);
    private readonly Linear fc2 = Linear(128, 10);

    /// <summary>Makes the network with random weights.</summary>
    public MnistNet()
        : base(nameof(MnistNet)) => RegisterComponents(); // the fields' names become the tensors' names, as in PyTorch

    /// <summary>Images of shape [n, 1, 28, 28] to logits of shape [n, 10].</summary>
    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = functional.relu(conv1.call(input));
        x = dropout1.call(functional.max_pool2d(functional.relu(conv2.call(x)), 2));
        x = dropout2.call(functional.relu(fc1.call(x.flatten(1))));
        return fc2.call(x).MoveToOuterDisposeScope();
    }
}
