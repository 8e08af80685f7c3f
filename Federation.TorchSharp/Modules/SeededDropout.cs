using TorchSharp;
using static TorchSharp.torch;

namespace Federation.TorchSharp;

/// <summary>
/// Dropout (Srivastava et al. 2014) from a generator of its own: in training each element becomes 0 with probability p, and the others are
/// scaled by 1 / (1 - p); in evaluation nothing changes. It takes the place of <c>nn.Dropout</c>, whose numbers come from a generator
/// that all of the process shares, where clients that train at the same time are to have the same results in every run.
/// </summary>
/// <remarks>Numbers are drawn in this machine's memory, wherever the input is. Not safe for concurrent use.</remarks>
/// <example><code>
/// var model = nn.Sequential(("hidden", nn.Linear(784, 128)), ("relu", nn.ReLU()), ("drop", new SeededDropout(0.5)), ("out", nn.Linear(128, 10)));
/// </code></example>
public sealed class SeededDropout : nn.Module<Tensor, Tensor>, ISeeded
{
    private readonly Generator _generator = new(0);
    private readonly double _keep;

    /// <summary>Makes the module; until a trainer seeds it, its numbers are those of the seed 0.</summary>
    /// <param name="p">The probability of an element to become 0: at least 0 and less than 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of range.</exception>
    public SeededDropout(double p = 0.5)
        : base(nameof(SeededDropout))
    {
        _keep = p is >= 0 and < 1
            ? 1 - p
            : throw new ArgumentOutOfRangeException(nameof(p), p, "The probability must be at least 0 and less than 1.");
        RegisterComponents();
    }

    /// <inheritdoc/>
    public void Seed(long seed) => _generator.manual_seed(seed);

    /// <inheritdoc/>
    public override Tensor forward(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!training || _keep == 1)
        {
            // A sequence of modules disposes of what it puts into each.
            return input.alias();
        }

        using var scope = NewDisposeScope();
        var factors = empty(input.shape, dtype: input.dtype);
        factors.bernoulli_(_keep, _generator);
        factors.div_(_keep);
        return input.mul(factors.On(input.device)).MoveToOuterDisposeScope();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _generator.Dispose();
        }

        base.Dispose(disposing);
    }
}
