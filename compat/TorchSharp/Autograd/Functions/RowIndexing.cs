namespace TorchSharp.Internal;

/// <summary>Reading and writing of a matrix's rows by number that autograd follows.</summary>
internal static class RowIndexing
{
    public static TensorImpl Take(TensorImpl matrix, TensorImpl rows)
    {
        var result = MatrixRowOps.Take(matrix, rows);
        return Graph.Records(matrix) ? result.Made(TakeNode.Of(matrix, rows)) : result;
    }

    /// <summary>A copy of the matrix with values written over, or added to, the named rows.</summary>
    public static TensorImpl Put(TensorImpl matrix, TensorImpl rows, TensorImpl values, bool add)
    {
        var result = CopyOps.Clone(matrix);
        var typed = CopyOps.To(values, matrix.DType);
        if (add)
        {
            MatrixRowOps.Add(result, rows, typed);
        }
        else
        {
            MatrixRowOps.Put(result, rows, typed);
        }

        typed.Release();
        return DTypes.IsFloating(matrix.DType) && Graph.Records(matrix, values)
            ? result.Made(PutNode.Of(matrix, rows, values, add))
            : result;
    }

    private sealed class TakeNode : Node<TakeNode>
    {
        private long[] _sizes = [];

        public static TakeNode Of(TensorImpl matrix, TensorImpl rows)
        {
            var node = Rent(matrix);
            node._sizes = matrix.Sizes;
            node.Save(0, rows);
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            var sum = FillOps.Zeros(grad.DType, _sizes);
            MatrixRowOps.Add(sum, Saved(0), grad);
            result[0] = sum;
        }
    }

    private sealed class PutNode : Node<PutNode>
    {
        private Form _values;
        private bool _add;

        public static PutNode Of(TensorImpl matrix, TensorImpl rows, TensorImpl values, bool add)
        {
            var node = Rent(matrix, values);
            node._values = new Form(values);
            node._add = add;
            node.Save(0, rows);
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result)
        {
            var rows = Saved(0);
            if (Needs(0))
            {
                result[0] = _add ? grad.Retain() : Cleared(grad, rows);
            }

            if (Needs(1))
            {
                var taken = MatrixRowOps.Take(grad, rows);
                result[1] = _values.Fit(taken);
                taken.Release();
            }
        }

        private static TensorImpl Cleared(TensorImpl grad, TensorImpl rows)
        {
            var cleared = CopyOps.Clone(grad);
            var zeros = FillOps.Zeros(grad.DType, rows.Count, grad.Sizes[1]);
            MatrixRowOps.Put(cleared, rows, zeros);
            zeros.Release();
            return cleared;
        }
    }
}
