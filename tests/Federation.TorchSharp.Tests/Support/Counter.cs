using static TorchSharp.torch;

namespace Federation.TorchSharp.Tests.Support;

/// <summary>Passes its input on, and counts in a buffer how often it did so in training mode, as a batch norm does.</summary>
internal sealed class Counter : nn.Module<Tensor, Tensor>
{
    private readonly Tensor count = zeros(1);

    public Counter()
        : base(nameof(Counter)) => RegisterComponents();

    public override Tensor forward(Tensor input)
    {
        if (training)
        {
            using var _ = no_grad();
            count.add_(1);
        }

        return input.mul(1);
    }
}
