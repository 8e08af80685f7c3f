using System.Runtime.InteropServices;
using Federation.Core;
using TorchSharp;
using TwoDevices.Data;
using Tensor = TorchSharp.torch.Tensor;

namespace TwoDevices.Running;

/// <summary>How well a model does on the held-out pictures.</summary>
/// <param name="First">How many of the first class's pictures it has right, 0 to <see cref="DeviceSplit.HeldOutOfEach"/>.</param>
/// <param name="Second">How many of the second class's.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Score(int First, int Second)
{
    private const string FirstName = "accuracy-first";
    private const string SecondName = "accuracy-second";

    /// <summary>The part of all pictures that it has right, 0 to 1.</summary>
    public double Accuracy => (First + Second) / (2.0 * DeviceSplit.HeldOutOfEach);

    /// <summary>Of an evaluation that measured <see cref="Metrics"/>.</summary>
    public static Score Of(EvaluateResult result) => new(Right(result, FirstName), Right(result, SecondName));

    /// <summary>What an evaluation measures, given all held-out pictures at once: the parts that are right of all and of each class.</summary>
    public static ScalarMap Metrics(Tensor output, Tensor target)
    {
        var right = output.argmax(1).eq(target);
        var second = (double)right.logical_and(target.eq(1)).sum().ToInt64() / DeviceSplit.HeldOutOfEach;
        var both = (double)right.sum().ToInt64() / DeviceSplit.HeldOutOfEach;
        return new ScalarMap(("accuracy", both / 2), (FirstName, both - second), (SecondName, second));
    }

    private static int Right(EvaluateResult result, string name) =>
        (int)Math.Round(result.Metrics[name].AsDouble() * DeviceSplit.HeldOutOfEach);
}
