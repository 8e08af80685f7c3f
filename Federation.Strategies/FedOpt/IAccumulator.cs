using System.Runtime.Intrinsics;

namespace Federation.Strategies;

/// <summary>How an adaptive optimizer accumulates the squares of what it takes for a gradient.</summary>
internal interface IAccumulator
{
    /// <summary>The next v.</summary>
    /// <param name="v">The present v.</param>
    /// <param name="square">Δ².</param>
    Vector256<double> Next(Vector256<double> v, Vector256<double> square);
}
