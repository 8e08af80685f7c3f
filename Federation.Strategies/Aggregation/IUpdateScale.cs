using Federation.Core;

namespace Federation.Strategies;

/// <summary>How much the step that a client made counts, beside its weight.</summary>
internal interface IUpdateScale
{
    /// <summary>Works out the factor of a client's step, or says what is wrong with what the client reports.</summary>
    string? TryScale(FitResult result, out double scale);

    /// <summary>What a client adds to the number on which the length of the server's step depends.</summary>
    /// <param name="update">The update, which is finite.</param>
    /// <param name="scale">The factor of its step.</param>
    double TermOf(ClientUpdate update, double scale);

    /// <summary>What the mean of the scaled steps is multiplied by, given the mean of the terms, both weighted alike.</summary>
    double FactorOf(double meanTerm);
}
