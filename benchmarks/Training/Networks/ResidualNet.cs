using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Federation.Benchmarks.Training.Networks;

/// <summary>A residual network of eight layers for images of 32 by 32: stages of 16, 32 and 64 channels, one block each.</summary>
internal sealed class ResidualNet : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d _conv = nn.Conv2d(3, 16, 3, padding: 1, bias: false);
    private readonly BatchNorm2d _norm = nn.BatchNorm2d(16);
    private readonly Sequential _blocks = nn.Sequential(
        new ResidualBlock(16, 16, 1), new ResidualBlock(16, 32, 2), new ResidualBlock(32, 64, 2));

    private readonly AdaptiveAvgPool2d _pool = nn.AdaptiveAvgPool2d(1);
    private readonly Linear _fc = nn.Linear(64, 10);

    public ResidualNet()
        : base("residual") => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = _blocks.call(nn.functional.relu(_norm.call(_conv.call(input))));
        return _fc.call(_pool.call(x).flatten(1)).MoveToOuterDisposeScope();
    }
}
