using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Federation.Benchmarks.Training.Networks;

/// <summary>A residual network of eight layers: stages of 16, 32 and 64 channels, one block each.</summary>
internal sealed class ResidualNet : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d conv = nn.Conv2d(3, 16, 3, padding: 1, bias: false);
    private readonly BatchNorm2d norm = nn.BatchNorm2d(16);
    private readonly Sequential blocks = nn.Sequential(
        new ResidualBlock(16, 16, 1), new ResidualBlock(16, 32, 2), new ResidualBlock(32, 64, 2));

    private readonly AdaptiveAvgPool2d pool = nn.AdaptiveAvgPool2d(1);
    private readonly Linear fc = nn.Linear(64, 10);

    public ResidualNet()
        : base("residual") => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = blocks.call(nn.functional.relu(norm.call(conv.call(input))));
        return fc.call(pool.call(x).flatten(1)).MoveToOuterDisposeScope();
    }
}
