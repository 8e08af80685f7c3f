using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>The noise of one block of a tensor.</summary>
/// <param name="normal">The tensor's noise.</param>
/// <param name="block">Which block.</param>
/// <param name="stddev">The noise's standard deviation.</param>
internal readonly unsafe struct NoiseBlock(NormalStream normal, int block, double stddev)
{
    /// <summary>Elements of a block.</summary>
    public const int Length = 16 * NormalStream.Step;

    /// <summary>How many blocks a tensor has.</summary>
    public static int CountOf(TensorSpec spec) => (int)((spec.ElementCount + Length - 1) / Length);

    /// <summary>Adds the noise, and a change where there is one, rounding once.</summary>
    /// <param name="model">The tensor.</param>
    /// <param name="change">What is added besides; null for nothing.</param>
    /// <param name="limit">The largest magnitude of the sum.</param>
    /// <param name="result">Gets the sum: the bytes of the whole tensor.</param>
    [SkipLocalsInit]
    public void Add<T, TLanes, TChange, TChangeLanes>(Tensor model, Tensor? change, double limit, Span<byte> result)
        where T : unmanaged
        where TLanes : ILanes<T>
        where TChange : unmanaged
        where TChangeLanes : ILanes<TChange>
    {
        // On copies of a whole block, so that the last elements need no care.
        var noise = stackalloc double[Length];
        var values = stackalloc T[Length];
        var changes = stackalloc TChange[Length];
        var start = block * Length;
        var count = (int)Math.Min(Length, model.ElementCount - start);
        model.AsSpan<T>().Slice(start, count).CopyTo(new Span<T>(values, Length));
        if (change is null)
        {
            new Span<TChange>(changes, Length).Clear();
        }
        else
        {
            change.AsSpan<TChange>().Slice(start, count).CopyTo(new Span<TChange>(changes, Length));
        }

        Read(new Span<double>(noise, Length));
        var most = Vector256.Create(limit);
        for (var i = 0; i < count; i += Vector256<double>.Count)
        {
            var sum = TLanes.Load(values + i) + TChangeLanes.Load(changes + i) + (Vector256.Load(noise + i) * stddev);
            TLanes.Store(Vector256.Min(Vector256.Max(sum, -most), most), values + i);
        }

        new Span<T>(values, count).CopyTo(MemoryMarshal.Cast<byte, T>(result)[start..]);
    }

    /// <summary>Copies what has no noise.</summary>
    public void Copy(Tensor tensor, Span<byte> result)
    {
        var size = tensor.DType.SizeInBytes();
        var start = block * Length * size;
        var data = tensor.Data.Span[start..];
        data[..Math.Min(data.Length, Length * size)].CopyTo(result[start..]);
    }

    private void Read(Span<double> noise)
    {
        if (stddev == 0)
        {
            noise.Clear();
        }
        else
        {
            normal.Read((long)block * (Length / NormalStream.Step), noise);
        }
    }
}
