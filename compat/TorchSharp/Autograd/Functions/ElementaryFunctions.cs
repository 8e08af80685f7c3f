namespace TorchSharp.Internal;

/// <summary>Elementary functions that autograd follows.</summary>
internal static unsafe class ElementaryFunctions
{
    /// <summary>Applies a function; integers become single-precision numbers first.</summary>
    public static TensorImpl Apply(Elementary function, TensorImpl source, double exponent = 0)
    {
        var floating = Viewing.To(
            source, DTypes.IsFloating(source.DType) ? source.DType : ScalarType.Float32, copy: false);
        var packed = CopyOps.Contiguous(floating);
        var result = TensorImpl.Empty(packed.DType, packed.Sizes);
        switch (packed.DType)
        {
            case ScalarType.Float32:
                ElementaryKernel.Forward(
                    function, (float)exponent, packed.Pointer<float>(), result.Pointer<float>(), packed.Count);
                break;
            case ScalarType.Float64:
                ElementaryKernel.Forward(
                    function, exponent, packed.Pointer<double>(), result.Pointer<double>(), packed.Count);
                break;
            default:
                throw NativeError.Unsupported($"'{function}' for elements of type {packed.DType}");
        }

        packed.Release();
        if (Graph.Records(floating))
        {
            result.Made(ElementaryNode.Of(function, exponent, floating, result));
        }

        floating.Release();
        return result;
    }

    private sealed class ElementaryNode : Node<ElementaryNode>
    {
        private Elementary _function;
        private double _exponent;

        public static ElementaryNode Of(Elementary function, double exponent, TensorImpl source, TensorImpl result)
        {
            var node = Rent(source);
            node._function = function;
            node._exponent = exponent;
            node.Save(0, ElementaryKernel.NeedsResult(function) ? result : source);
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            var gradient = CopyOps.Contiguous(grad);
            var at = CopyOps.Contiguous(Saved(0));
            var product = TensorImpl.Empty(gradient.DType, gradient.Sizes);
            if (gradient.DType == ScalarType.Float32)
            {
                ElementaryKernel.Backward(
                    _function,
                    (float)_exponent,
                    gradient.Pointer<float>(),
                    at.Pointer<float>(),
                    product.Pointer<float>(),
                    product.Count);
            }
            else
            {
                ElementaryKernel.Backward(
                    _function,
                    _exponent,
                    gradient.Pointer<double>(),
                    at.Pointer<double>(),
                    product.Pointer<double>(),
                    product.Count);
            }

            gradient.Release();
            at.Release();
            result[0] = product;
        }
    }
}
