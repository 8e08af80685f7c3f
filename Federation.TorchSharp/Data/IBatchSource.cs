using static TorchSharp.torch;

namespace Federation.TorchSharp;

/// <summary>
/// A client's examples, read a batch at a time; <see cref="BatchSource"/> has the ready ones. Which examples make a batch, and in what
/// order, is not the source's business.
/// </summary>
public interface IBatchSource
{
    /// <summary>How many examples there are, at least 0; always the same.</summary>
    int Count { get; }

    /// <summary>Makes a batch of the chosen examples, in the order given.</summary>
    /// <param name="indices">Which examples, 0 to <see cref="Count"/> - 1.</param>
    /// <returns>
    /// What goes into the model and what the loss compares its output with, each with the examples along its first dimension. Tensors
    /// made for the batch belong to the current dispose scope, which ends with the training step.
    /// </returns>
    (Tensor Input, Tensor Target) Load(ReadOnlySpan<int> indices);
}
