using TorchSharp.Internal;

namespace TorchSharp.Modules;

/// <summary>A tensor that belongs to a module and is trained.</summary>
public class Parameter : torch.Tensor
{
    /// <summary>Makes a parameter of a tensor, which becomes empty.</summary>
    /// <param name="data">The tensor; its handle is invalid afterwards.</param>
    /// <param name="requires_grad">Whether gradients of the parameter are wanted.</param>
    public Parameter(torch.Tensor data, bool requires_grad = true)
        : base(data.with_requires_grad(requires_grad).MoveHandle(), register: false) =>
        data.OwningDisposeScope?.Replace(data, this);
}
