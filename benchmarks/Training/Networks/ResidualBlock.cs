using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Federation.Benchmarks.Training.Networks;

/// <summary>Two convolutions of 3 by 3, and the input added to their result; projected where its shape differs.</summary>
internal sealed class ResidualBlock : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d _conv1;
    private readonly BatchNorm2d _norm1;
    private readonly Conv2d _conv2;
    private readonly BatchNorm2d _norm2;
    private readonly Sequential? _projection;

    public ResidualBlock(long inner, long outer, long stride)
        : base("block")
    {
        _conv1 = nn.Conv2d(inner, outer, 3, stride, padding: 1, bias: false);
        _norm1 = nn.BatchNorm2d(outer);
        _conv2 = nn.Conv2d(outer, outer, 3, padding: 1, bias: false);
        _norm2 = nn.BatchNorm2d(outer);
        if (stride != 1 || inner != outer)
        {
            _projection = nn.Sequential(nn.Conv2d(inner, outer, 1, stride, bias: false), nn.BatchNorm2d(outer));
        }

        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = nn.functional.relu(_norm1.call(_conv1.call(input)));
        x = _norm2.call(_conv2.call(x));
        x += _projection is null ? input : _projection.call(input);
        return nn.functional.relu(x).MoveToOuterDisposeScope();
    }
}
