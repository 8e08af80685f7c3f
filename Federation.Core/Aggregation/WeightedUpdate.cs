namespace Federation.Core;

/// <summary>One addend of an <see cref="ExactMean"/>: tensors as they are, or their scaled differences from an origin.</summary>
/// <remarks>
/// <para>The values of a floating-point tensor that are added are <c>Scale × (x - Origin)</c>. They are computed in float64, difference and
/// product each rounded once, and rounded once more to float32 unless the tensor is float64: the same bits on every processor.
/// Without an origin and with a scale of 1 they are the elements themselves.</para>
/// <para>Integer and bool tensors are added as they are, whatever the origin and scale, so that counters (such as the
/// <c>num_batches_tracked</c> of a batch normalisation) have the same mean as in FedAvg.</para>
/// <code>
/// // FedNova: n_i (x_i - x) / tau_i, to be divided by the sum of n_i.
/// mean.Add(new WeightedUpdate(update, examples) { Origin = globalModel, Scale = 1.0 / localSteps });
/// </code>
/// </remarks>
/// <param name="Tensors">The tensors.</param>
/// <param name="Weight">Their weight: 1 to <see cref="ExactMean.MaxWeight"/>.</param>
public readonly record struct WeightedUpdate(TensorList Tensors, long Weight)
{
    /// <summary>What is subtracted of the tensors first, with the same manifest; null, the default, for nothing.</summary>
    public TensorList? Origin { get; init; }

    /// <summary>What the differences are multiplied by before they are weighted: any finite number, 1 by default.</summary>
    public double Scale { get; init; } = 1;
}
