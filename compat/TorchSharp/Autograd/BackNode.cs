namespace TorchSharp.Internal;

/// <summary>How the gradient of an operation on one tensor becomes that of the tensor, where nothing need be saved.</summary>
internal interface IBack
{
    TensorImpl Apply(TensorImpl gradient);
}

/// <summary>Records an operation on one tensor whose gradient depends on nothing but the gradient of the result.</summary>
internal sealed class BackNode<TBack> : Node<BackNode<TBack>>
    where TBack : struct, IBack
{
    private TBack _back;

    public static BackNode<TBack> Of(TensorImpl source, TBack back)
    {
        var node = Rent(source);
        node._back = back;
        return node;
    }

    public override void Backward(TensorImpl grad, Span<TensorImpl?> result) => result[0] = _back.Apply(grad);
}
