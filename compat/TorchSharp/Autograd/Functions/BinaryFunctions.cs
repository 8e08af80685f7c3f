namespace TorchSharp.Internal;

/// <summary>Functions of two tensors that autograd follows.</summary>
internal static class BinaryFunctions
{
    public static TensorImpl Apply<TFunction>(TFunction function, TensorImpl a, TensorImpl b)
        where TFunction : struct, IBinaryFunction
    {
        var result = BinaryOps.Forward(function, a, b);
        return DTypes.IsFloating(result.DType) && Graph.Records(a, b)
            ? result.Made(BinaryNode<TFunction>.Of(function, a, b))
            : result;
    }

    /// <summary>The same for a division, which has no result for an integer divided by zero.</summary>
    public static TensorImpl Divide<TFunction>(TFunction function, TensorImpl a, TensorImpl b)
        where TFunction : struct, IBinaryFunction
    {
        var type = DTypes.Result(a, b);
        NativeError.Check(type != ScalarType.Bool, $"\"{typeof(TFunction).Name}\" not implemented for 'Bool'");
        NativeError.Check(DTypes.IsFloating(type) || !BinaryOps.HasZero(b), "ZeroDivisionError");
        return Apply(function, a, b);
    }

    /// <summary>The same for a function of bits.</summary>
    public static TensorImpl Bitwise<TFunction>(TFunction function, TensorImpl a, TensorImpl b)
        where TFunction : struct, IBinaryFunction
    {
        var type = DTypes.Result(a, b);
        NativeError.Check(
            !DTypes.IsFloating(type),
            $"\"bitwise_{typeof(TFunction).Name}\" not implemented for '{DTypes.TorchName(type)}'");
        return Apply(function, a, b);
    }

    private sealed class BinaryNode<TFunction> : Node<BinaryNode<TFunction>>
        where TFunction : struct, IBinaryFunction
    {
        private TFunction _function;
        private Form _a;
        private Form _b;

        public static BinaryNode<TFunction> Of(TFunction function, TensorImpl a, TensorImpl b)
        {
            var node = Rent(a, b);
            node._function = function;
            node._a = new Form(a);
            node._b = new Form(b);
            node.Save(0, a);
            node.Save(1, b);
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            for (var i = 0; i < 2; i++)
            {
                if (Needs(i))
                {
                    var product = BinaryOps.Backward(_function, grad, Saved(0), Saved(1), left: i == 0);
                    result[i] = (i == 0 ? _a : _b).Fit(product);
                    product.Release();
                }
            }
        }
    }
}
