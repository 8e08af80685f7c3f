using System.Numerics;
using Federation.Core;

namespace Federation.Strategies;

/// <summary>Finds what is not a number that one can compute with.</summary>
internal static class FiniteCheck
{
    /// <summary>The first infinite value or NaN of a list; null if there is none.</summary>
    public static UnusableValue? FindUnusable(TensorList tensors)
    {
        foreach (var tensor in tensors)
        {
            var found = tensor.DType switch
            {
                DType.Float32 => Find<float>(tensor),
                DType.Float64 => Find<double>(tensor),
                DType.Float16 => Find<Half>(tensor),
                DType.BFloat16 => FindBFloat16(tensor),
                _ => null,
            };
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    private static UnusableValue? Find<T>(Tensor tensor)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var values = tensor.AsSpan<T>();
        for (var i = 0; i < values.Length; i++)
        {
            if (!T.IsFinite(values[i]))
            {
                return new UnusableValue(tensor.Name, i, double.CreateChecked(values[i]));
            }
        }

        return null;
    }

    private static UnusableValue? FindBFloat16(Tensor tensor)
    {
        var values = tensor.AsSpan<Core.BFloat16>();
        for (var i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite((float)values[i]))
            {
                return new UnusableValue(tensor.Name, i, (float)values[i]);
            }
        }

        return null;
    }
}
