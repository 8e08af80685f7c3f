using System.Runtime.InteropServices;

namespace Federation.Samples;

/// <summary>One point of a curve. Where it is not finite the curve has a gap.</summary>
/// <param name="X">Along the horizontal axis.</param>
/// <param name="Y">Along the vertical axis.</param>
/// <param name="Spread">How far the band round the curve reaches above and below the point, at least 0; 0 for no band.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ChartPoint(double X, double Y, double Spread = 0)
{
    internal bool IsFinite => double.IsFinite(X) && double.IsFinite(Y);

    internal double Low => double.IsFinite(Spread) ? Y - Spread : Y;

    internal double High => double.IsFinite(Spread) ? Y + Spread : Y;
}
