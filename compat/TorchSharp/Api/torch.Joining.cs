using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Tensors joined along a dimension.</summary>
    /// <param name="tensors">The tensors, of equal sizes but for that dimension.</param>
    /// <param name="dim">The dimension.</param>
    /// <exception cref="ArgumentException">There is no tensor.</exception>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0)
    {
        if (tensors.Count == 0)
        {
            throw new ArgumentException("Expected at least one tensor.", nameof(tensors));
        }

        return new Tensor(Joining.Cat([.. tensors.Select(t => t.Impl)], dim));
    }

    /// <summary>Tensors joined along a new dimension.</summary>
    /// <param name="tensors">The tensors, of equal sizes.</param>
    /// <param name="dim">Where the new dimension will be.</param>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0)
    {
        using var scope = NewDisposeScope();
        var parts = new List<Tensor>();
        foreach (var tensor in tensors)
        {
            NativeError.Check(
                parts.Count == 0 || parts[0].numel() == tensor.numel(), "stack expects each tensor to be equal size");
            parts.Add(tensor.unsqueeze(dim));
        }

        NativeError.Check(parts.Count > 0, "stack expects a non-empty TensorList");
        return cat(parts, dim < 0 ? dim + parts[0].dim() : dim).MoveToOuterDisposeScope();
    }

    /// <summary>A range of neighbouring dimensions made one.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="start_dim">The first dimension.</param>
    /// <param name="end_dim">The last dimension.</param>
    public static Tensor flatten(Tensor input, long start_dim = 0, long end_dim = -1) =>
        input.flatten(start_dim, end_dim);

    /// <summary>The same as <c>cat</c>.</summary>
    /// <param name="tensors">The tensors; all sizes but the joined one must agree.</param>
    /// <param name="dim">The dimension along which they are joined.</param>
    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>Tensors put together side by side: along the second dimension, vectors along their only one.</summary>
    /// <param name="tensors">The tensors; all sizes but that one must agree.</param>
    public static Tensor hstack(IList<Tensor> tensors) => hstack((IEnumerable<Tensor>)tensors);

    /// <summary>Tensors put together side by side: along the second dimension, vectors along their only one.</summary>
    /// <param name="tensors">The tensors; all sizes but that one must agree.</param>
    public static Tensor hstack(params Tensor[] tensors) => hstack((IEnumerable<Tensor>)tensors);

    /// <summary>Tensors put together side by side: along the second dimension, vectors along their only one.</summary>
    /// <param name="tensors">The tensors; all sizes but that one must agree.</param>
    public static Tensor hstack(IEnumerable<Tensor> tensors) => Stacked(tensors, t => t.atleast_1d(), parts => parts[0].dim() == 1 ? 0 : 1);

    /// <summary>Tensors put together one below the other: along the first dimension.</summary>
    /// <param name="tensors">The tensors; all sizes but that one must agree.</param>
    public static Tensor vstack(IList<Tensor> tensors) => Stacked(tensors, t => t.atleast_2d(), _ => 0);

    /// <summary>Tensors put together one behind the other: along the third dimension.</summary>
    /// <param name="tensors">The tensors; all sizes but that one must agree.</param>
    public static Tensor dstack(IList<Tensor> tensors) => dstack((IEnumerable<Tensor>)tensors);

    /// <summary>Tensors put together one behind the other: along the third dimension.</summary>
    /// <param name="tensors">The tensors; all sizes but that one must agree.</param>
    public static Tensor dstack(params Tensor[] tensors) => dstack((IEnumerable<Tensor>)tensors);

    /// <summary>Tensors put together one behind the other: along the third dimension.</summary>
    /// <param name="tensors">The tensors; all sizes but that one must agree.</param>
    public static Tensor dstack(IEnumerable<Tensor> tensors) => Stacked(tensors, t => t.atleast_3d(), _ => 2);

    private static Tensor Stacked(
        IEnumerable<Tensor> tensors, Func<Tensor, Tensor> widen, Func<List<Tensor>, long> dimension)
    {
        using var scope = NewDisposeScope();
        var parts = tensors.Select(widen).ToList();
        return cat(parts, parts.Count == 0 ? 0 : dimension(parts)).MoveToOuterDisposeScope();
    }
}
