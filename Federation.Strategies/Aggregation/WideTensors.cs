using System.Runtime.InteropServices;
using Federation.Core;

namespace Federation.Strategies;

/// <summary>Tensors of float16 and bfloat16 as float32, and back.</summary>
internal static class WideTensors
{
    /// <summary>The same tensors with float32 in place of narrower types; the same manifest where there are none.</summary>
    public static TensorManifest Of(TensorManifest manifest) =>
        manifest.Any(IsNarrow)
            ? new TensorManifest(manifest.Select(spec => IsNarrow(spec) ? new TensorSpec(spec.Name, DType.Float32, spec.Shape.AsSpan()) : spec))
            : manifest;

    /// <summary>Narrow tensors made wide, exactly; the others as they are.</summary>
    public static TensorList Of(TensorList tensors, TensorManifest wide) =>
        tensors.Manifest.Equals(wide)
            ? tensors
            : new TensorList(tensors.Select((tensor, i) => IsNarrow(tensor.Spec) ? Widen(tensor, wide[i]) : tensor));

    /// <summary>Tensors of a wide manifest rounded to the types of the narrow one.</summary>
    public static TensorList Narrow(TensorList tensors, TensorManifest manifest) =>
        tensors.Manifest.Equals(manifest)
            ? tensors
            : new TensorList(tensors.Select((tensor, i) => IsNarrow(manifest[i]) ? Narrow(tensor, manifest[i]) : tensor));

    private static bool IsNarrow(TensorSpec spec) => spec.DType is DType.Float16 or DType.BFloat16;

    private static Tensor Widen(Tensor tensor, TensorSpec wide)
    {
        var values = new float[tensor.ElementCount];
        if (tensor.DType == DType.Float16)
        {
            HalfFormat.Widen(tensor.AsSpan<Half>(), values);
        }
        else
        {
            BFloat16Format.Widen(tensor.AsSpan<BFloat16>(), values);
        }

        return Tensor.FromArray(wide.Name, values, wide.Shape.AsSpan());
    }

    private static Tensor Narrow(Tensor tensor, TensorSpec narrow)
    {
        var bytes = new byte[narrow.ByteCount];
        if (narrow.DType == DType.Float16)
        {
            Round(tensor.AsSpan<float>(), MemoryMarshal.Cast<byte, Half>(bytes.AsSpan()), value => (Half)value);
        }
        else
        {
            Round(tensor.AsSpan<float>(), MemoryMarshal.Cast<byte, BFloat16>(bytes.AsSpan()), value => (BFloat16)value);
        }

        return Tensor.FromMemory(narrow, bytes);
    }

    private static void Round<T>(ReadOnlySpan<float> values, Span<T> rounded, Func<float, T> round)
    {
        for (var i = 0; i < values.Length; i++)
        {
            rounded[i] = round(values[i]);
        }
    }
}
