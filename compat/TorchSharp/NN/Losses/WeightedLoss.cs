namespace TorchSharp;

/// <summary>A loss of two arguments with weights.</summary>
/// <typeparam name="T1">The type of the first argument.</typeparam>
/// <typeparam name="T2">The type of the second argument.</typeparam>
/// <typeparam name="TResult">The type of the result.</typeparam>
public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
{
    /// <summary>Makes a loss.</summary>
    /// <param name="weight">The weights; all 1 if null.</param>
    /// <param name="reduction">How the losses of many elements become one.</param>
    protected WeightedLoss(torch.Tensor? weight = null, torch.nn.Reduction reduction = torch.nn.Reduction.Mean)
        : base(reduction) => this.weight = weight;

    /// <summary>The weights; all 1 if null.</summary>
    public torch.Tensor? weight { get; }
}
