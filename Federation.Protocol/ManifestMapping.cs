using Federation.Core;
using Wire = Federation.Protos.V1;

namespace Federation.Protocol;

/// <summary>Manifests to and from the wire.</summary>
internal static class ManifestMapping
{
    public static Wire.TensorManifest ToWire(this TensorManifest manifest)
    {
        var message = new Wire.TensorManifest();
        foreach (var spec in manifest)
        {
            var wire = new Wire.TensorSpec { Name = spec.Name, Dtype = ToWire(spec.DType), ByteCount = (ulong)spec.ByteCount };
            foreach (var size in spec.Shape)
            {
                wire.Shape.Add((ulong)size);
            }

            message.Tensors.Add(wire);
        }

        return message;
    }

    /// <exception cref="TensorFormatException">The manifest is malformed or declares more than the limits allow.</exception>
    public static TensorManifest ToManifest(this Wire.TensorManifest message, TensorLimits limits)
    {
        var builder = new TensorManifestBuilder(limits, message.Tensors.Count);
        foreach (var wire in message.Tensors)
        {
            builder.Add(wire.Name, FromWire(wire), wire.Shape, wire.ByteCount);
        }

        return builder.Build();
    }

    private static Wire.DType ToWire(DType dtype) => dtype switch
    {
        DType.Float32 => Wire.DType.Float32,
        DType.Float64 => Wire.DType.Float64,
        DType.Float16 => Wire.DType.Float16,
        DType.BFloat16 => Wire.DType.Bfloat16,
        DType.Int8 => Wire.DType.Int8,
        DType.Int32 => Wire.DType.Int32,
        DType.Int64 => Wire.DType.Int64,
        DType.UInt8 => Wire.DType.Uint8,
        DType.Bool => Wire.DType.Bool,
        _ => throw new ArgumentOutOfRangeException(nameof(dtype), dtype, "Not an element type."),
    };

    private static DType FromWire(Wire.TensorSpec spec) => spec.Dtype switch
    {
        Wire.DType.Float32 => DType.Float32,
        Wire.DType.Float64 => DType.Float64,
        Wire.DType.Float16 => DType.Float16,
        Wire.DType.Bfloat16 => DType.BFloat16,
        Wire.DType.Int8 => DType.Int8,
        Wire.DType.Int32 => DType.Int32,
        Wire.DType.Int64 => DType.Int64,
        Wire.DType.Uint8 => DType.UInt8,
        Wire.DType.Bool => DType.Bool,
        _ => throw new TensorFormatException($"Tensor \"{spec.Name}\" has the unknown element type {(int)spec.Dtype}."),
    };
}
