using Federation.Core;

namespace Federation.Client;

/// <summary>How far a client has come with what it was asked.</summary>
/// <param name="Fraction">The part that is done, 0 to 1.</param>
/// <param name="Metrics">What the client measures on the way, such as its training loss.</param>
public readonly record struct InstructionProgress(double Fraction, ScalarMap Metrics)
{
    /// <summary>Progress without metrics.</summary>
    public InstructionProgress(double fraction)
        : this(fraction, ScalarMap.Empty)
    {
    }
}
