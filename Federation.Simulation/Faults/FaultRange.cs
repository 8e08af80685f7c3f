using System.Runtime.CompilerServices;

namespace Federation.Simulation;

/// <summary>Refuses numbers out of range, with their name and the range.</summary>
internal static class FaultRange
{
    /// <summary>27 years: a few hundred rounds of it end before the calendar does.</summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromDays(10_000);

    /// <exception cref="ArgumentOutOfRangeException">The number is not from 0 to 1.</exception>
    public static void Fraction(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value >= 0 && value <= 1))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be from 0 to 1.");
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">The number is negative or not finite.</exception>
    public static void NotNegative(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value >= 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and at least 0.");
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">The number is not finite, or not more than 0.</exception>
    public static void Positive(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!(value > 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite and more than 0.");
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public static void Finite(double value, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{name} must be finite.");
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or more than 10,000 days.</exception>
    public static TimeSpan Time(TimeSpan value, [CallerArgumentExpression(nameof(value))] string name = "") =>
        value >= TimeSpan.Zero && value <= MaxTime
            ? value
            : throw new ArgumentOutOfRangeException(name, value, $"{name} must be from zero to {MaxTime.TotalDays:0} days.");
}
