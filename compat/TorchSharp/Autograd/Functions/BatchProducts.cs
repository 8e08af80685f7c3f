namespace TorchSharp.Internal;

/// <summary>Products of vectors, matrices and batches of them that autograd follows.</summary>
internal static class BatchProducts
{
    /// <summary>a[i, m, k] times b[i, k, n] for each i.</summary>
    public static TensorImpl Batch(TensorImpl a, TensorImpl b)
    {
        var result = MatmulOps.Batch(a, b);
        return Graph.Records(a, b) ? result.Made(ProductNode.Of(a, b)) : result;
    }

    /// <summary>
    /// The product of the last two dimensions; those before broadcast. A vector is a row on the left and a column on the
    /// right, and its added dimension disappears again.
    /// </summary>
    public static TensorImpl Multiply(TensorImpl a, TensorImpl b)
    {
        NativeError.Check(
            a.Rank > 0 && b.Rank > 0,
            $"both arguments to matmul need to be at least 1D, but they are {a.Rank}D and {b.Rank}D");
        if (a.Rank == 2 && b.Rank == 2)
        {
            return Products.Multiply(a, b);
        }

        using var used = new Temporaries();
        var left = a.Rank == 1 ? used.Add(Viewing.Unsqueeze(a, 0)) : a;
        var right = b.Rank == 1 ? used.Add(Viewing.Unsqueeze(b, 1)) : b;
        NativeError.Check(
            left.Sizes[^1] == right.Sizes[^2],
            $"mat1 and mat2 shapes cannot be multiplied ({Shapes.Text(a.Sizes)} and {Shapes.Text(b.Sizes)})");
        var batch = Shapes.Broadcast(
            Shapes.Shared(left.Sizes.AsSpan(0, left.Rank - 2)), Shapes.Shared(right.Sizes.AsSpan(0, right.Rank - 2)));
        var product = right.Rank == 2 ? Folded(left, right) : Broadcast(left, right, batch);
        var sizes = new DimList(batch);
        if (a.Rank > 1)
        {
            sizes.Add(a.Sizes[^2]);
        }

        if (b.Rank > 1)
        {
            sizes.Add(b.Sizes[^1]);
        }

        return Viewing.Shaped(product, sizes.Values.ToArray());
    }

    // All rows of the left factors, however many there are, meet the same right factor.
    private static TensorImpl Folded(TensorImpl a, TensorImpl b)
    {
        var rows = Viewing.Reshape(a, [Shapes.Count(a.Sizes.AsSpan(0, a.Rank - 1)), a.Sizes[^1]]);
        var product = Products.Multiply(rows, b);
        rows.Release();
        return product;
    }

    private static TensorImpl Broadcast(TensorImpl a, TensorImpl b, long[] batch)
    {
        using var used = new Temporaries();
        return Batch(used.Add(Flat(a, batch)), used.Add(Flat(b, batch)));
    }

    private static TensorImpl Flat(TensorImpl matrices, long[] batch)
    {
        var wide = Viewing.Expand(matrices, [.. batch, .. matrices.Sizes[^2..]]);
        var flat = Viewing.Reshape(wide, [Shapes.Count(batch), .. matrices.Sizes[^2..]]);
        wide.Release();
        return flat;
    }
}
