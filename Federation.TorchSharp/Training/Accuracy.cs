using Federation.Core;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace Federation.TorchSharp;

/// <summary>The metric of whoever names none.</summary>
internal static class Accuracy
{
    /// <summary>The part of the rows whose greatest output is the target's class; nothing where the target is no class.</summary>
    public static ScalarMap Of(Tensor output, Tensor target)
    {
        if (target.is_floating_point() || target.NumberOfElements == 0 || output.dim() != target.dim() + 1)
        {
            return ScalarMap.Empty;
        }

        var right = output.argmax(1).eq(target).sum().ToInt64();
        return new ScalarMap(("accuracy", (double)right / target.NumberOfElements));
    }
}
