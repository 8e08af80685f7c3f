using System.Runtime.InteropServices;
using Federation.Core;
using TorchSharp;
using TwoDevices.Data;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace TwoDevices.Running;

/// <summary>How well a model does on the held-out pictures.</summary>
/// <param name="First">The part of the first class's pictures that it has right, 0 to 1.</param>
/// <param name="Second">The part of the second class's.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Score(double First, double Second)
{
    private const string FirstName = "accuracy-first";
    private const string SecondName = "accuracy-second";

    /// <summary>The part of all pictures: there are as many of each class.</summary>
    public double Accuracy => (First + Second) / 2;

    /// <summary>Of an evaluation that measured <see cref="Metrics"/>.</summary>
    public static Score Of(EvaluateResult result) => new(result.Metrics[FirstName].AsDouble(), result.Metrics[SecondName].AsDouble());

    /// <summary>What an evaluation measures, given all held-out pictures at once.</summary>
    public static ScalarMap Metrics(Tensor output, Tensor target)
    {
        var right = output.argmax(1).eq(target);
        var second = (double)right.logical_and(target.eq(1)).sum().ToInt64() / DeviceSplit.HeldOutOfEach;
        var both = (double)right.sum().ToInt64() / DeviceSplit.HeldOutOfEach;
        return new ScalarMap(("accuracy", both / 2), (FirstName, both - second), (SecondName, second));
    }
}
