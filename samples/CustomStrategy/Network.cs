using Federation.Core;
using Federation.TorchSharp;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace CustomStrategy;

/// <summary>What is trained: which points of a square lie inside a circle.</summary>
internal static class Network
{
    private const float Radius = 0.6f;

    public static nn.Module<torch.Tensor, torch.Tensor> Make() =>
        Sequential(("hidden", Linear(2, 16)), ("relu", ReLU()), ("output", Linear(16, 2)));

    /// <summary>Makes examples: points float32 [n, 2] and, int64 [n], whether they lie inside, or the opposite for one who has it wrong.</summary>
    public static (torch.Tensor Points, torch.Tensor Labels) Examples(int count, int seed, bool mistaken = false)
    {
        var random = new Random(seed);
        var points = new float[2 * count];
        var labels = new long[count];
        for (var i = 0; i < count; i++)
        {
            var (x, y) = ((2 * random.NextSingle()) - 1, (2 * random.NextSingle()) - 1);
            (points[2 * i], points[(2 * i) + 1]) = (x, y);
            labels[i] = (MathF.Sqrt((x * x) + (y * y)) < Radius) != mistaken ? 1 : 0;
        }

        return (tensor(points, count, 2), tensor(labels));
    }

    /// <summary>Measures a model on examples.</summary>
    public static EvaluateResult Measure(TensorList parameters, (torch.Tensor Points, torch.Tensor Labels) examples)
    {
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        using var network = Make();
        network.LoadTensorList(parameters);
        var output = network.call(examples.Points);
        var count = examples.Labels.shape[0];
        var right = output.argmax(1).eq(examples.Labels).sum().item<long>();
        return new EvaluateResult(
            functional.cross_entropy(output, examples.Labels).item<float>(), count, new ScalarMap(("accuracy", (double)right / count)));
    }
}
