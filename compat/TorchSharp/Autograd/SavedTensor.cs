namespace TorchSharp.Internal;

/// <summary>What an operation needs of a tensor for its gradient, and a guard against later changes to it.</summary>
internal struct SavedTensor
{
    private int _version;
    private TensorImpl? _tensor;

    public readonly TensorImpl Value
    {
        get
        {
            var tensor = _tensor ?? throw NativeError.Create(
                "Trying to backward through the graph a second time (or directly access saved tensors after they "
                + "have already been freed). Specify retain_graph=true if you need to backward a second time.");
            if (tensor.Version != _version)
            {
                NativeError.Throw(
                    $"one of the variables needed for gradient computation has been modified by an inplace operation: "
                    + $"[{DTypes.TorchName(tensor.DType)}Tensor {Shapes.Text(tensor.Sizes)}] is at version "
                    + $"{tensor.Version}; expected version {_version} instead.");
            }

            return tensor;
        }
    }

    public void Set(TensorImpl tensor)
    {
        // An alias outside the graph: a result that its own operation saves must not keep itself alive.
        _tensor = tensor.Alias();
        _version = tensor.Version;
    }

    public void Release()
    {
        _tensor?.Release();
        _tensor = null;
    }
}
