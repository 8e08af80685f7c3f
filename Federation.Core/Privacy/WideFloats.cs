using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>
/// Models whose tensors of 16 bits are widened to float32, exactly, so that means of them can be taken without rounding to so few digits.
/// </summary>
internal static class WideFloats
{
    /// <summary>What the widened model consists of; the same object where there is nothing to widen.</summary>
    public static TensorManifest Describe(TensorManifest manifest) =>
        manifest.Any(IsNarrow)
            ? new TensorManifest(manifest.Select(spec => IsNarrow(spec) ? new TensorSpec(spec.Name, DType.Float32, spec.Shape.AsSpan()) : spec))
            : manifest;

    /// <summary>Widens a model; the model itself where there is nothing to widen.</summary>
    /// <param name="model">The model.</param>
    /// <param name="destination">Memory for it.</param>
    public static TensorList Widen(TensorList model, TensorBuffer destination)
    {
        if (!model.Manifest.Any(IsNarrow))
        {
            return model;
        }

        for (var i = 0; i < model.Count; i++)
        {
            var wide = destination[i].Span;
            switch (model[i].DType)
            {
                case DType.Float16:
                    HalfFormat.Widen(model[i].AsSpan<Half>(), MemoryMarshal.Cast<byte, float>(wide));
                    break;
                case DType.BFloat16:
                    BFloat16Format.Widen(model[i].AsSpan<BFloat16>(), MemoryMarshal.Cast<byte, float>(wide));
                    break;
                default:
                    model[i].Data.Span.CopyTo(wide);
                    break;
            }
        }

        return destination.Tensors;
    }

    private static bool IsNarrow(TensorSpec spec) => spec.DType is DType.Float16 or DType.BFloat16;
}
