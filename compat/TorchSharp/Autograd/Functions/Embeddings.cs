namespace TorchSharp.Internal;

/// <summary>Rows of a table, looked up by number, that autograd follows.</summary>
internal static class Embeddings
{
    /// <summary>How rows are looked up, as the module of this name has it.</summary>
    /// <param name="Padding">The row that never gets a gradient; -1 for none.</param>
    /// <param name="MaxNorm">The greatest norm of a row that is looked up; none if null.</param>
    /// <param name="NormType">Which norm that is.</param>
    /// <param name="ScaleByFrequency">Whether a row's gradient is divided by how often it was looked up.</param>
    internal readonly record struct Options(
        long Padding, double? MaxNorm, double NormType, bool ScaleByFrequency);

    /// <summary>The rows of table[rows, width] that the indices name, [*indices, width].</summary>
    public static TensorImpl LookUp(TensorImpl table, TensorImpl indices, Options options)
    {
        NativeError.Check(table.Rank == 2, "'weight' must be 2-D");
        var numbers = EmbeddingOps.Checked(indices, table.Sizes[0]);
        if (options.MaxNorm is { } norm)
        {
            EmbeddingOps.Limit(table, numbers, norm, options.NormType);
        }

        var result = EmbeddingOps.Forward(table, numbers);
        if (Graph.Records(table))
        {
            result.Made(LookUpNode.Of(table, numbers, options));
        }

        numbers.Release();
        return result;
    }

    private sealed class LookUpNode : Node<LookUpNode>
    {
        private long _rows;
        private Options _options;

        public static LookUpNode Of(TensorImpl table, TensorImpl indices, Options options)
        {
            var node = Rent(table);
            node._rows = table.Sizes[0];
            node._options = options;
            node.Save(0, indices);
            return node;
        }

        public override void Backward(TensorImpl grad, Span<TensorImpl?> result) => result[0] = EmbeddingOps.Backward(
            grad, Saved(0), _rows, _options.Padding, _options.ScaleByFrequency);
    }
}
