using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Federation.Benchmarks.Training.Networks;

/// <summary>The network of PyTorch's CIFAR-10 tutorial.</summary>
internal sealed class TutorialNet : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d conv1 = nn.Conv2d(3, 6, 5);
    private readonly MaxPool2d pool = nn.MaxPool2d(2, 2);
    private readonly Conv2d conv2 = nn.Conv2d(6, 16, 5);
    private readonly Linear fc1 = nn.Linear(400, 120);
    private readonly Linear fc2 = nn.Linear(120, 84);
    private readonly Linear fc3 = nn.Linear(84, 10);

    public TutorialNet()
        : base("tutorial") => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = pool.call(nn.functional.relu(conv1.call(input)));
        x = pool.call(nn.functional.relu(conv2.call(x)));
        x = nn.functional.relu(fc1.call(x.flatten(1)));
        x = nn.functional.relu(fc2.call(x));
        return fc3.call(x).MoveToOuterDisposeScope();
    }
}
