using System.Numerics;
using System.Runtime.InteropServices;

namespace TorchSharp.Internal;

/// <summary>
/// One dimension of a convolution. Its input is split into phases: positions a stride apart are neighbours in one
/// phase, so that from one output to the next every tap moves by one, whatever the stride. With a stride of one there
/// is one phase, the padded input.
/// </summary>
/// <param name="Size">Input positions.</param>
/// <param name="Kernel">Taps.</param>
/// <param name="Stride">Input positions from one output to the next.</param>
/// <param name="Padding">Zeros on each side.</param>
/// <param name="Dilation">Input positions from one tap to the next.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ConvAxis(long Size, long Kernel, long Stride, long Padding, long Dilation)
{
    // Taps that are this far apart fall into the same phase.
    private readonly long _period = Stride / (long)BigInteger.GreatestCommonDivisor(Stride, Dilation);

    public long PaddedSize => Size + (2 * Padding);

    /// <summary>Input positions from the first to the last tap.</summary>
    public long Extent => (Dilation * (Kernel - 1)) + 1;

    /// <summary>Output positions.</summary>
    public long Outputs => ((PaddedSize - Extent) / Stride) + 1;

    /// <summary>Phases that a tap reads; tap t reads phase <see cref="PhaseOf"/>(t).</summary>
    public long Phases => Math.Min(Kernel, _period);

    /// <summary>Positions of a phase that are read.</summary>
    public long Length => Outputs + MoveOf(Kernel - 1);

    public long PhaseOf(long tap) => tap % _period;

    /// <summary>How far from the output's own position a tap reads, within its phase.</summary>
    public long MoveOf(long tap) => tap * Dilation / Stride;

    /// <summary>Taps that read a phase.</summary>
    public long TapsOf(long phase) => (Kernel - phase + _period - 1) / _period;

    /// <summary>One of them.</summary>
    public long TapOf(long phase, long index) => phase + (index * _period);

    /// <summary>The input position, which may lie in the padding, of a phase's position.</summary>
    public long InputOf(long phase, long position) => (position * Stride) + (phase * Dilation % Stride) - Padding;

    /// <summary>The phase's first position that is not padding.</summary>
    public long FirstOf(long phase) => PositionFrom(phase, 0);

    /// <summary>The phase's position after the last one that is not padding.</summary>
    public long EndOf(long phase) => PositionFrom(phase, Size);

    private long PositionFrom(long phase, long input)
    {
        var distance = input - InputOf(phase, 0);
        return distance <= 0 ? 0 : Math.Min(Length, (distance + Stride - 1) / Stride);
    }
}
