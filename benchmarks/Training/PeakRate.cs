using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Federation.Benchmarks.Training;

/// <summary>The machine's limit: single-precision multiply-adds on registers alone, on some threads at once.</summary>
internal static class PeakRate
{
    private const int Accumulators = 12;
    private const long Rounds = 3_000_000;
    private const int Tries = 8;

    /// <summary>GFLOP/s, the best of a few short tries.</summary>
    public static double Measure(int threads)
    {
        var best = 0.0;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var watch = Stopwatch.StartNew();
            var helpers = Enumerable.Range(1, threads - 1).Select(_ => new Thread(() => Run(Rounds))).ToList();
            helpers.ForEach(helper => helper.Start());
            Run(Rounds);
            helpers.ForEach(helper => helper.Join());
            var flops = 2.0 * Accumulators * Vector256<float>.Count * Rounds * threads;
            best = Math.Max(best, flops / watch.Elapsed.TotalSeconds / 1e9);
        }

        return best;
    }

    // As many independent sums as hide the latency of a multiply-add. The result keeps the loop from being left out.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static Vector256<float> Run(long rounds)
    {
        var x = Vector256.Create(0.999f);
        Vector256<float> a = x, b = x, c = x, d = x, e = x, f = x, g = x, h = x, i = x, j = x, k = x, l = x;
        for (; rounds > 0; rounds--)
        {
            a = Vector256.MultiplyAddEstimate(a, x, x);
            b = Vector256.MultiplyAddEstimate(b, x, x);
            c = Vector256.MultiplyAddEstimate(c, x, x);
            d = Vector256.MultiplyAddEstimate(d, x, x);
            e = Vector256.MultiplyAddEstimate(e, x, x);
            f = Vector256.MultiplyAddEstimate(f, x, x);
            g = Vector256.MultiplyAddEstimate(g, x, x);
            h = Vector256.MultiplyAddEstimate(h, x, x);
            i = Vector256.MultiplyAddEstimate(i, x, x);
            j = Vector256.MultiplyAddEstimate(j, x, x);
            k = Vector256.MultiplyAddEstimate(k, x, x);
            l = Vector256.MultiplyAddEstimate(l, x, x);
        }

        return a + b + c + d + e + f + g + h + i + j + k + l;
    }
}
