using System.Text.Json;
using TorchSharp;

/// <summary>Comparison of a tensor with numbers from PyTorch.</summary>
internal static class Expect
{
    public static void Close(torch.Tensor? actual, double[] expected, string what, double relative = 2e-5, double absolute = 2e-5)
    {
        Assert.That(actual, Is.Not.Null, what);
        using var wide = actual!.to_type(torch.float64);
        var values = wide.data<double>().ToArray();
        Assert.That(values, Has.Length.EqualTo(expected.Length), what);
        for (var i = 0; i < values.Length; i++)
        {
            Assert.That(
                values[i],
                Is.EqualTo(expected[i]).Within(absolute + (relative * Math.Abs(expected[i]))),
                $"{what}, element {i}");
        }
    }

    /// <summary>What a layer with a weight and perhaps a bias gave, and the gradients after its backward pass.</summary>
    public static void Layer(
        JsonElement expected, torch.Tensor output, torch.Tensor input, torch.Tensor weight, torch.Tensor? bias)
    {
        Close(output, expected.Doubles("forward"), "forward");
        Close(input.grad, expected.Doubles("gradInput"), "gradient of the input");
        Close(weight.grad, expected.Doubles("gradWeight"), "gradient of the weight");
        if (bias is not null)
        {
            Close(bias.grad, expected.Doubles("gradBias"), "gradient of the bias");
        }
    }
}
