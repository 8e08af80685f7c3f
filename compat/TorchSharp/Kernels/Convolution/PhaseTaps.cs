using System.Numerics;
using System.Runtime.InteropServices;

namespace TorchSharp.Internal;

/// <summary>
/// The taps of a convolution that read one phase of its input, as steps of an inner sum: by kernel row, then output
/// channel, then kernel column, so that kernel rows can be left out at both ends.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly unsafe struct PhaseTaps
{
    private readonly ConvShape _shape;
    private readonly long _phaseY;
    private readonly long _phaseX;
    private readonly long _height;
    private readonly long _width;

    public PhaseTaps(ConvShape shape, long phase)
    {
        _shape = shape;
        (_phaseY, _phaseX) = Math.DivRem(phase, shape.X.Phases);
        (_height, _width) = (shape.Y.TapsOf(_phaseY), shape.X.TapsOf(_phaseX));
        (FirstRow, EndRow) = (shape.Y.FirstOf(_phaseY), shape.Y.EndOf(_phaseY));
        (FirstColumn, EndColumn) = (shape.X.FirstOf(_phaseX), shape.X.EndOf(_phaseX));
    }

    /// <summary>Steps of the inner sum.</summary>
    public long Steps => _shape.GroupOut * _height * _width;

    /// <summary>The phase's first row that is not padding.</summary>
    public long FirstRow { get; }

    public long EndRow { get; }

    public long FirstColumn { get; }

    public long EndColumn { get; }

    /// <summary>Whether the phase holds padding only.</summary>
    public bool IsEmpty => FirstRow >= EndRow || FirstColumn >= EndColumn;

    /// <summary>The first step, and how many, that have an output for any of some rows of the phase.</summary>
    public (long Step, long Depth) StepsAt(long firstRow, long lastRow)
    {
        long first = 0, end = _height;
        while (first < end && Move(first) <= firstRow - _shape.Y.Outputs)
        {
            first++;
        }

        while (end > first && Move(end - 1) > lastRow)
        {
            end--;
        }

        var perRow = _shape.GroupOut * _width;
        return (first * perRow, (end - first) * perRow);
    }

    /// <summary>Where, from a position of the phase, each step's gradient is.</summary>
    public void Offsets(GradientPlanes planes, int* offsets)
    {
        for (long y = 0; y < _height; y++)
        {
            for (long o = 0; o < _shape.GroupOut; o++)
            {
                for (long x = 0; x < _width; x++)
                {
                    var move = (Move(y) * _shape.X.Length) + _shape.X.MoveOf(_shape.X.TapOf(_phaseX, x));
                    *offsets++ = checked((int)((o * planes.Channel) + planes.Lead - move));
                }
            }
        }
    }

    /// <summary>weight[o][c][y][x] to turned[c][y][o][x], of these taps.</summary>
    public void Turn<T>(T* weight, T* turned)
        where T : unmanaged
    {
        var (axisY, axisX) = (_shape.Y, _shape.X);
        for (long c = 0; c < _shape.GroupIn; c++)
        {
            for (long y = 0; y < _height; y++)
            {
                var from = weight + (((c * axisY.Kernel) + axisY.TapOf(_phaseY, y)) * axisX.Kernel);
                for (long o = 0; o < _shape.GroupOut; o++, from += _shape.Taps)
                {
                    for (long x = 0; x < _width; x++)
                    {
                        *turned++ = from[axisX.TapOf(_phaseX, x)];
                    }
                }
            }
        }
    }

    /// <summary>Puts the phase of every channel of a group where it belongs in the image.</summary>
    public void Scatter<T>(T* grid, long gridArea, T* image)
        where T : unmanaged, INumber<T>
    {
        var (axisY, axisX) = (_shape.Y, _shape.X);
        for (long c = 0; c < _shape.GroupIn; c++, grid += gridArea, image += _shape.InArea)
        {
            var from = grid;
            for (var row = FirstRow; row < EndRow; row++, from += axisX.Length)
            {
                GridCopy.Row(
                    from,
                    1,
                    image + (axisY.InputOf(_phaseY, row) * axisX.Size) + axisX.InputOf(_phaseX, FirstColumn),
                    axisX.Stride,
                    EndColumn - FirstColumn);
            }
        }
    }

    private long Move(long y) => _shape.Y.MoveOf(_shape.Y.TapOf(_phaseY, y));
}
