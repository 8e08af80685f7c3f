namespace Federation.Strategies;

/// <summary>The settings of <see cref="FedAdagrad"/>: η = 0.1, β₁ = 0 and τ = 0.001 unless said otherwise.</summary>
public sealed class FedAdagradOptions : FedOptOptions
{
    /// <summary>The defaults.</summary>
    public FedAdagradOptions()
        : base(serverLearningRate: 0.1, beta1: 0)
    {
    }
}
