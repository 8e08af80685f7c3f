using System.Runtime.InteropServices;
using Federation.Core;

namespace Federation.Benchmarks.Aggregation;

/// <summary>
/// Updates of a model of ten layers: a common model plus noise a tenth as large. There are as many as memory allows, many times what
/// caches hold; where more are asked for they come round again.
/// </summary>
internal sealed class UpdateRing
{
    public const int Layers = 10;

    private const long MaxBytes = 2L << 30;
    private const float Spread = 0.05f;

    private readonly TensorBuffer[] _updates;

    public UpdateRing(AggregationCase shape)
    {
        var bytes = shape.Values * sizeof(float);
        var manifest = Manifest(shape.Values);
        _updates = [.. Enumerable.Range(0, (int)Math.Min(shape.Updates, MaxBytes / bytes)).Select(_ => new TensorBuffer(manifest))];
        Parallel.For(0, _updates.Length * Layers, i => Fill(MemoryMarshal.Cast<byte, float>(_updates[i / Layers][i % Layers].Span), i / Layers, i % Layers));
    }

    /// <summary>How many different updates there are.</summary>
    public int Count => _updates.Length;

    /// <summary>An update.</summary>
    public TensorList this[int index] => _updates[index % _updates.Length].Tensors;

    /// <summary>The number of examples of an update.</summary>
    public static long WeightOf(int index) => 100 + (index * 37 % 900);

    public static TensorManifest Manifest(long values) =>
        new(Enumerable.Range(0, Layers).Select(i => new TensorSpec($"layer{i}", DType.Float32, values / Layers)));

    public static void Fill(Span<float> values, int update, int layer)
    {
        var model = (ulong)(layer + 1) << 32;
        var noise = model + ((ulong)(update + 1) << 48);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = Spread * (Bell(model + (ulong)i) + (0.1f * Bell(noise + (ulong)i)));
        }
    }

    // The sum of three uniform numbers, which is bell-shaped, from a hash of the position.
    private static float Bell(ulong position)
    {
        var z = (position + 1) * 0x9E37_79B9_7F4A_7C15;
        z = (z ^ (z >> 30)) * 0xBF58_476D_1CE4_E5B9;
        z = (z ^ (z >> 27)) * 0x94D0_49BB_1331_11EB;
        z ^= z >> 31;
        const float Unit = 1f / (1 << 21);
        return ((z & 0x1F_FFFF) + ((z >> 21) & 0x1F_FFFF) + (z >> 43)) * Unit - 1.5f;
    }
}
