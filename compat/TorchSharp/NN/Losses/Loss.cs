namespace TorchSharp;

/// <summary>A loss of two arguments.</summary>
/// <typeparam name="T1">The type of the first argument.</typeparam>
/// <typeparam name="T2">The type of the second argument.</typeparam>
/// <typeparam name="TResult">The type of the result.</typeparam>
public abstract class Loss<T1, T2, TResult> : torch.nn.Module<T1, T2, TResult>
{
    /// <summary>Makes a loss.</summary>
    /// <param name="reduction">How the losses of many elements become one.</param>
    protected Loss(torch.nn.Reduction reduction = torch.nn.Reduction.Mean)
        : base(nameof(Loss<T1, T2, TResult>)) => this.reduction = reduction;

    /// <summary>How the losses of many elements become one.</summary>
    public torch.nn.Reduction reduction { get; }

    /// <inheritdoc/>
    protected override void RegisterComponents()
    {
        // A loss's weights are no part of a network's state.
    }
}
