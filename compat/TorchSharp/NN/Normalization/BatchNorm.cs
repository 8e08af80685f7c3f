namespace TorchSharp.Modules;

/// <summary>
/// Normalisation of each channel by its mean and variance: over the batch in training, the running ones in evaluation.
/// </summary>
public abstract class BatchNorm : NormBase
{
    /// <summary>Makes a normalisation with weights of one, biases of zero and statistics of no batch.</summary>
    /// <param name="num_features">The number of channels.</param>
    /// <param name="eps">What is added to a variance before its root is divided by.</param>
    /// <param name="momentum">The part of a batch in the running statistics.</param>
    /// <param name="affine">Whether there are weights and biases.</param>
    /// <param name="track_running_stats">Whether there are running statistics.</param>
    /// <param name="device">The device; the CPU if null.</param>
    /// <param name="dtype">The element type; single precision if null.</param>
    /// <param name="name">The module's name.</param>
    protected BatchNorm(
        long num_features,
        double eps,
        double momentum,
        bool affine,
        bool track_running_stats,
        torch.Device? device,
        torch.ScalarType? dtype,
        string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    /// <inheritdoc/>
    public override torch.Tensor forward(torch.Tensor input)
    {
        ValidateInputDimensions(input);
        var part = momentum ?? 0;
        if (training && track_running_stats && num_batches_tracked is { } batches)
        {
            batches.add_(1);
            part = momentum ?? 1 / batches.ToDouble();
        }

        var usesRunning = !training || track_running_stats;
        return torch.nn.functional.batch_norm(
            input,
            usesRunning ? running_mean : null,
            usesRunning ? running_var : null,
            weight,
            bias,
            training || (running_mean is null && running_var is null),
            part,
            eps);
    }
}
