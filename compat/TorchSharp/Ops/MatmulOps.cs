using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Matrix products, without autograd.</summary>
internal static unsafe class MatmulOps
{
    /// <summary>a[m, k] times b[k, n], of any strides.</summary>
    public static TensorImpl Multiply(TensorImpl a, TensorImpl b)
    {
        NativeError.Check(a.Rank == 2, "self must be a matrix");
        NativeError.Check(b.Rank == 2, "mat2 must be a matrix");
        NativeError.Check(
            a.Sizes[1] == b.Sizes[0],
            $"mat1 and mat2 shapes cannot be multiplied ({a.Sizes[0]}x{a.Sizes[1]} and {b.Sizes[0]}x{b.Sizes[1]})");
        CheckSameType(a, b);
        var computed = DTypes.Computed(a.DType);
        var result = TensorImpl.Empty(computed, a.Sizes[0], b.Sizes[1]);
        if (computed == a.DType)
        {
            Into(result, a, b, null);
            return result;
        }

        using var used = new Temporaries();
        Into(result, used.Add(CopyOps.To(a, computed)), used.Add(CopyOps.To(b, computed)), null);
        return Rounded(result, a.DType);
    }

    /// <summary>a[i, m, k] times b[i, k, n] for each i.</summary>
    public static TensorImpl Batch(TensorImpl a, TensorImpl b)
    {
        NativeError.Check(a.Rank == 3, "batch1 must be a 3D tensor");
        NativeError.Check(b.Rank == 3, "batch2 must be a 3D tensor");
        NativeError.Check(
            a.Sizes[0] == b.Sizes[0] && a.Sizes[2] == b.Sizes[1],
            $"Expected size for first two dimensions of batch2 tensor to be: [{a.Sizes[0]}, {a.Sizes[2]}] but got: "
            + $"[{b.Sizes[0]}, {b.Sizes[1]}].");
        CheckSameType(a, b);
        using var used = new Temporaries();
        var computed = DTypes.Computed(a.DType);
        var left = used.Add(CopyOps.To(a, computed));
        var right = used.Add(CopyOps.To(b, computed));
        if (!IsRow(right.Strides[2], right.Sizes[2]) && !IsRow(right.Strides[1], right.Sizes[1]))
        {
            right = used.Add(CopyOps.Clone(right));
        }

        // Columns next to each other are of use only to rows next to each other.
        if (!IsRow(right.Strides[2], right.Sizes[2]) && !IsRow(left.Strides[2], left.Sizes[2]))
        {
            left = used.Add(CopyOps.Clone(left));
        }

        var result = TensorImpl.Empty(computed, a.Sizes[0], a.Sizes[1], b.Sizes[2]);
        if (result.Count > 0)
        {
            var work = new BatchWork(result, left, right);
            Dispatch.Numeric(computed, "bmm", ref work);
        }

        return Rounded(result, a.DType);
    }

    /// <summary>x[*, in] times the transpose of weight[out, in], plus bias[out].</summary>
    public static TensorImpl Linear(TensorImpl x, TensorImpl weight, TensorImpl? bias)
    {
        var rows = x.Count / Math.Max(x.Sizes[^1], 1);
        NativeError.Check(
            x.Sizes[^1] == weight.Sizes[1],
            $"mat1 and mat2 shapes cannot be multiplied ({rows}x{x.Sizes[^1]} and {weight.Sizes[1]}x{weight.Sizes[0]})");
        CheckSameType(x, weight);
        if (bias is not null)
        {
            CheckSameType(x, bias);
            NativeError.Check(
                bias.Rank == 1 && bias.Sizes[0] == weight.Sizes[0],
                $"The expanded size of the tensor ({weight.Sizes[0]}) must match the existing size "
                + $"({Shapes.Text(bias.Sizes)}) of the bias");
        }

        var packed = CopyOps.Contiguous(x);
        var flat = packed.ViewContiguous(rows, x.Sizes[^1]);
        var transposed = ViewOps.Permute(weight, [1, 0]);
        var offset = bias is null ? null : CopyOps.Contiguous(bias);
        var sizes = new DimList(x.Sizes);
        sizes.Values[^1] = weight.Sizes[0];
        var result = TensorImpl.Empty(x.DType, sizes.Values);
        var matrix = result.ViewContiguous(rows, weight.Sizes[0]);
        Into(matrix, flat, transposed, offset);
        matrix.Release();
        offset?.Release();
        transposed.Release();
        flat.Release();
        packed.Release();
        return result;
    }

    private static void Into(TensorImpl c, TensorImpl a, TensorImpl b, TensorImpl? bias)
    {
        if (c.Count == 0)
        {
            return;
        }

        var work = new ProductWork(c, a, b, bias);
        Dispatch.Numeric(c.DType, "addmm", ref work);
    }

    private static TensorImpl Rounded(TensorImpl result, ScalarType type)
    {
        var rounded = CopyOps.To(result, type);
        result.Release();
        return rounded;
    }

    private static bool IsRow(long stride, long size) => stride == 1 || size <= 1;

    private static void CheckSameType(TensorImpl a, TensorImpl b) => NativeError.Check(
        a.DType == b.DType,
        $"expected m1 and m2 to have the same dtype, but got: {DTypes.TorchName(a.DType)} != "
        + $"{DTypes.TorchName(b.DType)}");

    private readonly struct ProductWork(TensorImpl c, TensorImpl a, TensorImpl b, TensorImpl? bias) : INumericWork
    {
        public void Run<T>()
            where T : unmanaged, INumber<T>
        {
            long m = c.Sizes[0], n = c.Sizes[1], k = a.Sizes[1];
            T* left = a.Pointer<T>(), result = c.Pointer<T>();
            if (IsRow(a.Strides[1], k) && IsRow(b.Strides[0], k) && !(IsRow(b.Strides[1], n) && n > 1))
            {
                var offset = bias is null ? null : bias.Pointer<T>();
                DotKernel.Run(m, n, k, left, a.Strides[0], b.Pointer<T>(), b.Strides[1], offset, result, n);
                return;
            }

            var right = IsRow(b.Strides[1], n) ? b.Retain() : CopyOps.Clone(b);
            Gemm.Run(
                m,
                n,
                k,
                left,
                a.Strides[0],
                a.Strides[1],
                right.Pointer<T>(),
                right.Strides[0],
                result,
                n,
                accumulate: false);
            right.Release();
            if (bias is not null)
            {
                PointwiseOps.AddInPlace(c, bias, 1);
            }
        }
    }

    private readonly struct BatchWork(TensorImpl c, TensorImpl a, TensorImpl b) : INumericWork
    {
        public void Run<T>()
            where T : unmanaged, INumber<T> => BatchProduct.Run<T>(c, a, b);
    }
}
