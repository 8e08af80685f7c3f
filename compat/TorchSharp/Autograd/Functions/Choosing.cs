namespace TorchSharp.Internal;

/// <summary>A choice between two tensors that autograd follows.</summary>
internal static class Choosing
{
    public static TensorImpl Where(TensorImpl condition, TensorImpl a, TensorImpl b)
    {
        var result = WhereOps.Choose(condition, a, b);
        return DTypes.IsFloating(result.DType) && Graph.Records(a, b)
            ? result.Made(WhereNode.Of(condition, a, b))
            : result;
    }

    /// <summary>A number where the mask holds.</summary>
    public static TensorImpl MaskedFill(TensorImpl source, TensorImpl mask, Number value)
    {
        NativeError.Check(
            mask.DType == ScalarType.Bool,
            $"masked_fill_ only supports boolean masks, but got mask with dtype {DTypes.TorchName(mask.DType)}");
        NativeError.Check(
            DTypes.CanCast(value.Type, source.DType),
            $"value cannot be converted to type {DTypes.TorchName(source.DType)} without overflow");
        var number = FillOps.Number(value, source.DType);
        var result = Where(mask, number, source);
        number.Release();
        return result;
    }

    private sealed class WhereNode : Node<WhereNode>
    {
        private Form _a;
        private Form _b;

        public static WhereNode Of(TensorImpl condition, TensorImpl a, TensorImpl b)
        {
            var node = Rent(a, b);
            node._a = new Form(a);
            node._b = new Form(b);
            node.Save(0, condition);
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            var zero = FillOps.Number(0, grad.DType);
            for (var i = 0; i < 2; i++)
            {
                if (Needs(i))
                {
                    var part = i == 0
                        ? WhereOps.Choose(Saved(0), grad, zero)
                        : WhereOps.Choose(Saved(0), zero, grad);
                    result[i] = (i == 0 ? _a : _b).Fit(part);
                    part.Release();
                }
            }

            zero.Release();
        }
    }
}
