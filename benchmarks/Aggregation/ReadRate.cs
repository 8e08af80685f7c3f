using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Benchmarks.Aggregation;

/// <summary>The machine's limit: reading memory once and adding it up, on some threads at once.</summary>
internal sealed unsafe class ReadRate : IDisposable
{
    private const nuint Bytes = 1 << 30;
    private const int Tries = 5;

    private readonly byte* _memory = (byte*)NativeMemory.AlignedAlloc(Bytes, 4096);

    public ReadRate() => NativeMemory.Fill(_memory, Bytes, 1);

    /// <summary>GB/s, the best of a few passes.</summary>
    public double Measure(int threads)
    {
        var best = 0.0;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var watch = Stopwatch.StartNew();
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, part =>
                Sum(_memory + (Bytes / (nuint)threads * (nuint)part), Bytes / (nuint)threads));
            best = Math.Max(best, Bytes / watch.Elapsed.TotalSeconds / 1e9);
        }

        return best;
    }

    public void Dispose() => NativeMemory.AlignedFree(_memory);

    // The result keeps the loop from being left out.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<long> Sum(byte* memory, nuint bytes)
    {
        Vector256<long> a = default, b = default, c = default, d = default;
        var end = memory + bytes;
        for (var at = memory; at < end; at += 128)
        {
            a += Vector256.LoadAligned((long*)at);
            b += Vector256.LoadAligned((long*)(at + 32));
            c += Vector256.LoadAligned((long*)(at + 64));
            d += Vector256.LoadAligned((long*)(at + 96));
        }

        return a + b + c + d;
    }
}
