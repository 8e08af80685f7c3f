using Federation.Core;

namespace Federation.Strategies;

/// <summary>
/// q-FedAvg (Li et al. 2020, "Fair resource allocation in federated learning"): clients on whose data the global model does badly count
/// for more, so that accuracy is more even across clients. With F the client's loss with the model w it was given, wₖ what it sends, and
/// L = 1/η: Δₖ = Fₖ^q L(w - wₖ), hₖ = q Fₖ^(q-1) ‖L(w - wₖ)‖² + L Fₖ^q, and w = w - ΣΔₖ / Σhₖ.
/// </summary>
/// <remarks>
/// <para>Clients are told to report <see cref="FitMetricKeys.InitialLoss"/> by <see cref="FitConfigKeys.ReportInitialLoss"/>. An update
/// without it, or with one that is negative or not finite, is refused. As in the authors' code, 1e-10 is added to each loss, so that a
/// perfect model does not divide by zero.</para>
/// <para>Tensors without floating-point elements get the mean. A step so large that the model were not finite any more is rejected.</para>
/// <para>Memory: one sum, as in <see cref="FedAvg"/>, and a number for each client.</para>
/// </remarks>
public sealed class QFedAvg : FedAvg
{
    /// <summary>Makes the strategy.</summary>
    /// <param name="options">Its settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">Settings are out of range or contradict each other; the message lists all that are wrong.</exception>
    public QFedAvg(QFedAvgOptions? options = null)
        : base(options ??= new QFedAvgOptions())
    {
        Aggregator = new ScaledMeanAggregator(options.Weights, new FairSteps(options.Q, options.ClientLearningRate));
        Instructor = new FitConfigInstructor(Instructor, (FitConfigKeys.ReportInitialLoss, true));
    }
}
