namespace Federation.Strategies;

/// <summary>‖a‖₁ of Wang et al. 2020: how much the gradients of a client's local steps weigh together in what it sends.</summary>
internal static class GradientWeights
{
    /// <summary>
    /// Gradient descent with momentum: the j-th last gradient weighs 1 + ρ + … + ρ^(j-1). Without momentum it is the number of steps.
    /// </summary>
    /// <param name="steps">The number of steps, at least 1.</param>
    /// <param name="momentum">ρ, at least 0, less than 1.</param>
    public static double OfMomentum(int steps, double momentum) => Of(steps, momentum).Total;

    /// <summary>Gradient descent with a proximal term: the j-th last gradient weighs (1 - ηµ)^(j-1).</summary>
    /// <param name="steps">The number of steps, at least 1.</param>
    /// <param name="decay">1 - ηµ, more than 0, at most 1.</param>
    public static double OfProximal(int steps, double decay) => Of(steps, decay).Last;

    // After n steps: r^n; 1 + … + r^(n-1), which is the weight of the earliest gradient; r + … + r^n; and the sum of the earliest
    // gradients' weights after 1 to n steps. By doubling, with sums only: the closed form cancels where r is near 1.
    private static (double Power, double Last, double Carried, double Total) Of(int steps, double r)
    {
        var single = (Power: r, Last: 1.0, Carried: r, Total: 1.0);
        var result = (Power: 1.0, Last: 0.0, Carried: 0.0, Total: 0.0);
        for (var rest = steps; rest > 0; rest >>= 1)
        {
            if ((rest & 1) != 0)
            {
                result = Join(result, single);
            }

            single = Join(single, single);
        }

        return result;
    }

    private static (double Power, double Last, double Carried, double Total) Join(
        (double Power, double Last, double Carried, double Total) first, (double Power, double Last, double Carried, double Total) then) => (
        first.Power * then.Power,
        (then.Power * first.Last) + then.Last,
        first.Carried + (first.Power * then.Carried),
        first.Total + (then.Carried * first.Last) + then.Total);
}
