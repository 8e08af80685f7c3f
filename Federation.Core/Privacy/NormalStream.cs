using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core;

/// <summary>
/// An endless row of independent standard normal numbers, any part of which can be had without those before it, so that it does not
/// matter how many threads share the work. Their greatest magnitude is 8.49.
/// </summary>
/// <param name="random">The random bits.</param>
/// <param name="stream">Which row.</param>
internal readonly struct NormalStream(ChaCha20 random, ulong stream)
{
    /// <summary>How many numbers are made at once.</summary>
    public const int Step = ChaCha20.Lanes * ChaCha20.Words / 2;

    private const long MantissaOfOne = 0x3FF0_0000_0000_0000;

    /// <summary>Writes numbers of the row.</summary>
    /// <param name="step">Where to begin, in steps of <see cref="Step"/> numbers.</param>
    /// <param name="numbers">Gets the numbers; a multiple of <see cref="Step"/>.</param>
    [SkipLocalsInit]
    public void Read(long step, Span<double> numbers)
    {
        Span<Vector256<uint>> bits = stackalloc Vector256<uint>[ChaCha20.Words];
        var vectors = MemoryMarshal.Cast<double, Vector256<double>>(numbers);
        while (vectors.Length > 0)
        {
            random.Generate(stream, (ulong)(step++ * ChaCha20.Lanes), bits);
            for (var i = 0; i < ChaCha20.Words; i += 2)
            {
                (vectors[i], vectors[i + 1]) = BoxMuller(bits[i].AsUInt64(), bits[i + 1].AsUInt64());
            }

            vectors = vectors[ChaCha20.Words..];
        }
    }

    // Box & Muller 1958: a point of the plane's normal distribution by its distance from 0 and its direction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> X, Vector256<double> Y) BoxMuller(Vector256<ulong> distance, Vector256<ulong> direction)
    {
        // 2 less a number of [1, 2) is never 0.
        var radius = Vector256.Sqrt(-2 * Vector256.Log(Vector256.Create(2.0) - OneToTwo(distance)));
        var (sin, cos) = Vector256.SinCos((OneToTwo(direction) - Vector256.Create(1.5)) * Math.Tau);
        return (radius * cos, radius * sin);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> OneToTwo(Vector256<ulong> bits) =>
        (Vector256.ShiftRightLogical(bits, 12) | Vector256.Create(MantissaOfOne).AsUInt64()).AsDouble();
}
