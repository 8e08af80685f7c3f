using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>Shortens what a client changed of a model.</summary>
public static class UpdateClipping
{
    /// <summary>
    /// The update itself if it lies no farther from its origin than the norm allows; otherwise one at that distance in the same direction.
    /// </summary>
    /// <remarks>
    /// The distance is Euclidean (L2), over all elements of all floating-point tensors; other tensors stay as they are. Elements are rounded
    /// towards the origin, so that no distance grows by rounding: in 16 bits this loses changes that are smaller than a digit.
    /// </remarks>
    /// <param name="update">The trained model, all finite.</param>
    /// <param name="origin">The model that was trained, with the same manifest.</param>
    /// <param name="norm">The largest distance: finite, more than 0.</param>
    /// <param name="isClipped">Whether the update was shortened.</param>
    /// <exception cref="ArgumentException">The manifests differ, or the update is infinitely far from its origin or not a number.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The norm is out of range.</exception>
    public static TensorList Clip(TensorList update, TensorList origin, double norm, out bool isClipped)
    {
        ArgumentNullException.ThrowIfNull(update);
        ArgumentNullException.ThrowIfNull(origin);
        if (!(norm > 0 && double.IsFinite(norm)))
        {
            throw new ArgumentOutOfRangeException(nameof(norm), norm, "The norm must be finite and more than 0.");
        }

        var distance = TensorListMath.NormOfDifference(update, origin);
        if (!double.IsFinite(distance))
        {
            throw new ArgumentException($"The update cannot be clipped: its distance from the model that was given is {distance}.", nameof(update));
        }

        isClipped = distance > norm;
        return isClipped ? Shorten(update, origin, norm / distance) : update;
    }

    private static TensorList Shorten(TensorList update, TensorList origin, double scale)
    {
        var result = new TensorBuffer(update.Manifest);
        Parallel.For(0, update.Count, i => Shorten(update[i], origin[i], scale, result[i].Span));
        return result.Tensors;
    }

    private static void Shorten(Tensor update, Tensor origin, double scale, Span<byte> result)
    {
        switch (update.DType)
        {
            case DType.Float32:
                ClippingKernels.Shorten(update.AsSpan<float>(), origin.AsSpan<float>(), scale, MemoryMarshal.Cast<byte, float>(result));
                break;
            case DType.Float64:
                ClippingKernels.Shorten(update.AsSpan<double>(), origin.AsSpan<double>(), scale, MemoryMarshal.Cast<byte, double>(result));
                break;
            case DType.Float16:
                ClippingKernels.Shorten(update.AsSpan<Half>(), origin.AsSpan<Half>(), scale, MemoryMarshal.Cast<byte, Half>(result));
                break;
            case DType.BFloat16:
                ClippingKernels.Shorten(update.AsSpan<BFloat16>(), origin.AsSpan<BFloat16>(), scale, MemoryMarshal.Cast<byte, BFloat16>(result));
                break;
            default:
                update.Data.Span.CopyTo(result);
                break;
        }
    }
}
