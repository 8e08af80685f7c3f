using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Federation.Benchmarks.Training.Networks;

/// <summary>Two convolutions of 3 by 3 with 32 and 64 channels, dropout, and a head of 9216-128-10.</summary>
internal sealed class MnistNet : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d conv1 = nn.Conv2d(1, 32, 3);
    private readonly Conv2d conv2 = nn.Conv2d(32, 64, 3);
    private readonly MaxPool2d pool = nn.MaxPool2d(2);
    private readonly Dropout dropout1 = nn.Dropout(0.25);
    private readonly Linear fc1 = nn.Linear(9216, 128);
    private readonly Dropout dropout2 = nn.Dropout(0.5);
    private readonly Linear fc2 = nn.Linear(128, 10);

    public MnistNet()
        : base("mnist") => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = nn.functional.relu(conv1.call(input));
        x = dropout1.call(pool.call(nn.functional.relu(conv2.call(x))));
        x = dropout2.call(nn.functional.relu(fc1.call(x.flatten(1))));
        return fc2.call(x).MoveToOuterDisposeScope();
    }
}
