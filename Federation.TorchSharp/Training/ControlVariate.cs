using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Federation.TorchSharp;

/// <summary>SCAFFOLD's c_i of one parameter, and what a round needs besides.</summary>
internal sealed class ControlVariate(Parameter parameter) : IDisposable
{
    private readonly Tensor _own = Kept(zeros(parameter.shape, dtype: parameter.dtype, device: parameter.device));
    private Tensor? _before;
    private Tensor? _given;
    private Tensor? _correction;

    /// <summary>c_i.</summary>
    public Tensor Own => _own;

    /// <summary>What c_i was before it was last replaced; null if it never was.</summary>
    public Tensor? Before => _before;

    /// <summary>Remembers the parameter as it was given, and what is added to its gradients: c - c_i.</summary>
    public void Begin(ReadOnlySpan<byte> server)
    {
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var common = empty(parameter.shape, dtype: parameter.dtype);
        ModuleState.CopyIn(server, common);
        Forget();
        _correction = Kept(common.On(parameter.device).sub(_own));
        _given = Kept(parameter.detach().clone());
    }

    /// <summary>Adds the correction to the parameter's gradient. The caller has gradients switched off.</summary>
    public void AddToGradient()
    {
        if (parameter.grad is { } gradient)
        {
            gradient.add_(_correction!);
        }
        else
        {
            parameter.grad = _correction!.clone();
        }
    }

    /// <summary>What c_i becomes, given the number of steps times the learning rate.</summary>
    public Tensor Next(double travelled) => _given!.sub(parameter).div(travelled).sub(_correction!);

    /// <summary>Replaces c_i.</summary>
    /// <returns>By how much it has changed.</returns>
    public Tensor Take(Tensor next)
    {
        var change = next.sub(_own);
        _before ??= Kept(empty_like(_own));
        _before.copy_(_own);
        _own.copy_(next);
        Forget();
        return change;
    }

    /// <summary>Makes c_i what it was before it was last replaced.</summary>
    public void TakeBack()
    {
        using var gradients = no_grad();
        _own.copy_(_before!);
    }

    /// <summary>Makes c_i 0.</summary>
    public void Clear()
    {
        using var gradients = no_grad();
        _own.zero_();
    }

    /// <summary>Makes c_i, and what it was before, what another one's were: elements, row-major; 0 where there are none.</summary>
    public void Restore(ReadOnlySpan<byte> own, ReadOnlySpan<byte> before)
    {
        Forget();
        _before ??= Kept(empty_like(_own));
        Put(own, _own);
        Put(before, _before);
    }

    public void Dispose()
    {
        Forget();
        _before?.Dispose();
        _own.Dispose();
    }

    private static void Put(ReadOnlySpan<byte> elements, Tensor target)
    {
        if (elements.IsEmpty)
        {
            using var gradients = no_grad();
            target.zero_();
        }
        else
        {
            ModuleState.CopyIn(elements, target);
        }
    }

    private static Tensor Kept(Tensor tensor) => tensor.DetachFromDisposeScope();

    private void Forget()
    {
        _given?.Dispose();
        _correction?.Dispose();
        _given = _correction = null;
    }
}
