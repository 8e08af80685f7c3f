namespace TorchSharp.Internal;

/// <summary>Elementary functions that autograd follows.</summary>
internal static class ElementaryFunctions
{
    /// <summary>Applies a function; integers become single-precision numbers first.</summary>
    public static TensorImpl Apply<TFunction>(TFunction function, TensorImpl source)
        where TFunction : struct, IElementary
    {
        var floating = Viewing.To(source, DTypes.Floating(source.DType), copy: false);
        var result = ElementaryOps.Forward(function, floating);
        if (Graph.Records(floating))
        {
            result.Made(ElementaryNode<TFunction>.Of(function, floating, result));
        }

        floating.Release();
        return result;
    }

    private sealed class ElementaryNode<TFunction> : Node<ElementaryNode<TFunction>>
        where TFunction : struct, IElementary
    {
        private TFunction _function;

        public static ElementaryNode<TFunction> Of(TFunction function, TensorImpl source, TensorImpl result)
        {
            var node = Rent(source);
            node._function = function;
            node.Save(0, function.UsesResult ? result : source);
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result) =>
            result[0] = ElementaryOps.Backward(_function, grad, Saved(0));
    }
}
