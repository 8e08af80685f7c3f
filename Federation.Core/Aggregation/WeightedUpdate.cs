namespace Federation.Core;

/// <summary>One addend of a weighted mean.</summary>
/// <param name="Tensors">The tensors.</param>
/// <param name="Weight">Their weight: 1 to <see cref="ExactMean.MaxWeight"/>.</param>
public readonly record struct WeightedUpdate(TensorList Tensors, long Weight);
