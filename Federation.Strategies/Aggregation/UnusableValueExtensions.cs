using Federation.Core;

namespace Federation.Strategies;

/// <summary>Values that no aggregation can take, in the words of a refusal.</summary>
internal static class UnusableValueExtensions
{
    /// <summary>Which value it is and what it had to be.</summary>
    public static string ToReason(this UnusableValue value) =>
        $"{value}; {(double.IsFinite(value.Value) ? "magnitudes must be less than 2^200" : "every value must be finite")}";
}
