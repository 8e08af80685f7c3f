using System.Text.Json;
using Federation.Core;

namespace Federation.Strategies.Tests;

/// <summary>Tensors and metrics as Oracle/oracle.py writes them down.</summary>
internal static class OracleTensors
{
    /// <summary>Tensors with their names, types and shapes.</summary>
    public static TensorList Read(JsonElement tensors)
    {
        var manifest = new TensorManifest(tensors.EnumerateArray().Select(Spec));
        return new TensorList(tensors.EnumerateArray().Select((tensor, i) => Tensor(manifest[i], tensor.GetProperty("values"))));
    }

    /// <summary>Tensors of which only the elements are written down.</summary>
    public static TensorList Read(JsonElement values, TensorManifest manifest) =>
        new(values.EnumerateArray().Select((elements, i) => Tensor(manifest[i], elements)));

    public static double[] Doubles(JsonElement values) =>
        [.. values.EnumerateArray().Select(value => value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? Convert.ToDouble(value.GetBoolean())
            : value.GetDouble())];

    public static ScalarMap Scalars(JsonElement entries) => new([.. entries.EnumerateObject().Select(entry => (entry.Name, Scalar(entry.Value)))]);

    /// <summary>A tensor's elements; a bool is 0 or 1.</summary>
    public static double[] ToDoubles(Tensor tensor) => tensor.DType switch
    {
        DType.Float32 => [.. tensor.AsSpan<float>().ToArray().Select(value => (double)value)],
        DType.Float64 => tensor.AsSpan<double>().ToArray(),
        DType.Float16 => [.. tensor.AsSpan<Half>().ToArray().Select(value => (double)value)],
        DType.Int32 => [.. tensor.AsSpan<int>().ToArray().Select(value => (double)value)],
        DType.Int64 => [.. tensor.AsSpan<long>().ToArray().Select(value => (double)value)],
        DType.Bool => [.. tensor.AsSpan<bool>().ToArray().Select(Convert.ToDouble)],
        _ => throw new NotSupportedException($"{tensor} is of a type that no fixture has."),
    };

    private static TensorSpec Spec(JsonElement tensor) => new(
        tensor.GetProperty("name").GetString()!,
        Enum.Parse<DType>(tensor.GetProperty("dtype").GetString()!, ignoreCase: true),
        [.. tensor.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())]);

    private static Tensor Tensor(TensorSpec spec, JsonElement elements)
    {
        var values = elements.EnumerateArray();
        var shape = spec.Shape.AsSpan();
        return spec.DType switch
        {
            DType.Float32 => Core.Tensor.FromArray(spec.Name, values.Select(value => value.GetSingle()).ToArray(), shape),
            DType.Float64 => Core.Tensor.FromArray(spec.Name, values.Select(value => value.GetDouble()).ToArray(), shape),
            DType.Float16 => Core.Tensor.FromArray(spec.Name, values.Select(value => (Half)value.GetDouble()).ToArray(), shape),
            DType.Int32 => Core.Tensor.FromArray(spec.Name, values.Select(value => value.GetInt32()).ToArray(), shape),
            DType.Int64 => Core.Tensor.FromArray(spec.Name, values.Select(value => value.GetInt64()).ToArray(), shape),
            DType.Bool => Core.Tensor.FromArray(spec.Name, values.Select(value => value.GetBoolean()).ToArray(), shape),
            _ => throw new NotSupportedException($"{spec} is of a type that no fixture has."),
        };
    }

    private static Scalar Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetInt64(out var integer) => integer,
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True or JsonValueKind.False => value.GetBoolean(),
        _ => throw new NotSupportedException($"{value} is not a scalar."),
    };
}
