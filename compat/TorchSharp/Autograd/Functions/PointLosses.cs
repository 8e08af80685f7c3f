namespace TorchSharp.Internal;

/// <summary>Losses of single elements that autograd follows.</summary>
internal static class PointLosses
{
    /// <summary>The loss of each element, with broadcasting and promotion.</summary>
    public static TensorImpl Apply<TLoss>(TLoss loss, TensorImpl input, TensorImpl target)
        where TLoss : struct, IPointLoss
    {
        var type = DTypes.Result(input, target);
        var sizes = Shapes.Broadcast(input.Sizes, target.Sizes);
        var x = Arranged(input, type, sizes);
        var t = Arranged(target, type, sizes);
        var result = PointLossOps.Forward(loss, x, t);
        if (Graph.Records(x, t))
        {
            result.Made(LossNode<TLoss>.Of(loss, x, t));
        }

        x.Release();
        t.Release();
        return result;
    }

    private static TensorImpl Arranged(TensorImpl tensor, ScalarType type, long[] sizes)
    {
        var typed = Viewing.To(tensor, type, copy: false);
        var whole = typed.Sizes.AsSpan().SequenceEqual(sizes) ? typed.Retain() : Viewing.Expand(typed, sizes);
        var packed = Viewing.Contiguous(whole);
        typed.Release();
        whole.Release();
        return packed;
    }

    private sealed class LossNode<TLoss> : Node<LossNode<TLoss>>
        where TLoss : struct, IPointLoss
    {
        private TLoss _loss;

        public static LossNode<TLoss> Of(TLoss loss, TensorImpl input, TensorImpl target)
        {
            var node = Rent(input, target);
            node._loss = loss;
            node.Save(0, input);
            node.Save(1, target);
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            for (var i = 0; i < 2; i++)
            {
                if (Needs(i))
                {
                    result[i] = PointLossOps.Backward(_loss, grad, Saved(0), Saved(1), byInput: i == 0);
                }
            }
        }
    }
}
