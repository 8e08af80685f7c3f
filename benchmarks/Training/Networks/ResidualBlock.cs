using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Federation.Benchmarks.Training.Networks;

/// <summary>Two 3 by 3 convolutions and the input added to their result, projected where its shape differs.</summary>
internal sealed class ResidualBlock : nn.Module<Tensor, Tensor>
{
    private readonly Conv2d conv1;
    private readonly BatchNorm2d norm1;
    private readonly Conv2d conv2;
    private readonly BatchNorm2d norm2;
    private readonly Sequential? projection;

    public ResidualBlock(long inner, long outer, long stride)
        : base("block")
    {
        conv1 = nn.Conv2d(inner, outer, 3, stride, padding: 1, bias: false);
        norm1 = nn.BatchNorm2d(outer);
        conv2 = nn.Conv2d(outer, outer, 3, padding: 1, bias: false);
        norm2 = nn.BatchNorm2d(outer);
        if (stride != 1 || inner != outer)
        {
            projection = nn.Sequential(nn.Conv2d(inner, outer, 1, stride, bias: false), nn.BatchNorm2d(outer));
        }

        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        var x = nn.functional.relu(norm1.call(conv1.call(input)));
        x = norm2.call(conv2.call(x));
        x += projection is null ? input : projection.call(input);
        return nn.functional.relu(x).MoveToOuterDisposeScope();
    }
}
