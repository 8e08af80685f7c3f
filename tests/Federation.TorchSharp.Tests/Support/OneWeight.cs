using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Federation.TorchSharp.Tests.Support;

/// <summary>w · x with w = 1 to begin with, so that steps can be worked out by hand.</summary>
internal sealed class OneWeight : nn.Module<Tensor, Tensor>
{
    private readonly Parameter w = new(ones(1));

    public OneWeight()
        : base(nameof(OneWeight)) => RegisterComponents();

    public float Value => w.detach().item<float>();

    public override Tensor forward(Tensor input) => input.mul(w);

    /// <summary>With every input 1 and every target 0 the loss is w², its gradient 2w.</summary>
    public static IBatchSource Data(int count) => BatchSource.FromTensors(ones(count, 1), zeros(count, 1));

    public static Tensor Loss(Tensor output, Tensor target) => nn.functional.mse_loss(output, target);
}
