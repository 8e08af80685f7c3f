using Federation.Core;

namespace Federation.Strategies;

/// <summary>
/// SCAFFOLD (Karimireddy et al. 2020, "SCAFFOLD: Stochastic controlled averaging for federated learning", arXiv:1910.06378, algorithm 1):
/// where clients' data differ, each client's training drifts to its own optimum, and the mean of the results is not the optimum of all.
/// Control variates, one for each client (cᵢ) and the server's (c), correct each local step by c - cᵢ.
/// </summary>
/// <remarks>
/// <para>With S the clients of a round and N all clients: x = x + η_g/|S| Σ (yᵢ - x) and c = c + 1/N Σ Δcᵢ. Clients get x and, as
/// <see cref="ClientInstruction.Auxiliary"/>, c; they return yᵢ and, as <see cref="FitResult.Auxiliary"/>, the change of their own control
/// variate: Δcᵢ = (x - yᵢ) / (K η_l) - c after K local steps of the learning rate η_l (the paper's option II). The ready client of
/// Federation.TorchSharp does its part of its own accord. An update without that list is refused.</para>
/// <para>c has the model's tensors and is 0 at first. Integer and bool tensors have no control variate: what is in those of a client's
/// list is not looked at, and their part of the model gets the mean, as in <see cref="FedAvg"/>.</para>
/// <para>Clients keep their cᵢ from round to round. A change that is lost, late or refused is not in c, and the client must take it back:
/// whatever is between c and the mean of the cᵢ moves the point where training ends. So each client is told, as
/// <see cref="FitConfigKeys.ControlVariateRound"/>, which of its changes was the last that counted; the ready client goes by it. A client
/// whose process is started again has lost its cᵢ, while what it contributed to c stays in it, as it does of clients that never come back.
/// </para>
/// <para>A step so large that the model or c were not finite any more is rejected, and c stays what it was. The result has the same bits
/// whatever the order of the updates.</para>
/// <para>Memory: two sums, however many clients there are, and c. On the stream, twice as much as <see cref="FedAvg"/> in either direction.
/// </para>
/// <para>Not with <see cref="IInstructor"/>s of one's own in the place of <see cref="FedAvg.Instructor"/>: they would not send c. What clients
/// are told besides goes into <see cref="FedAvgOptions.FitConfig"/>.</para>
/// </remarks>
public sealed class Scaffold : FedAvg
{
    private readonly ServerControlVariate _variate = new();

    /// <summary>Makes the strategy.</summary>
    /// <param name="options">Its settings; null for the defaults.</param>
    /// <exception cref="ArgumentException">Settings are out of range or contradict each other; the message lists all that are wrong.</exception>
    public Scaffold(ScaffoldOptions? options = null)
        : base(options ??= new ScaffoldOptions())
    {
        Instructor = new ScaffoldInstructor(Instructor, _variate);
        Aggregator = new ScaffoldAggregator(Aggregator, _variate, options);
    }

    /// <summary>c as it is now; null before the first round has begun. Another list after each round that counts.</summary>
    public TensorList? ControlVariate => _variate.Value;
}
