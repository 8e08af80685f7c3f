using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The product of two matrices.</summary>
        /// <param name="target">The right factor.</param>
        public Tensor mm(Tensor target) => new(Products.Multiply(Impl, target.Impl));

        /// <summary>The product of vectors and matrices; batches of matrices are not supported.</summary>
        /// <param name="target">The right factor.</param>
        /// <exception cref="NotSupportedException">A factor has more than two dimensions.</exception>
        public Tensor matmul(Tensor target)
        {
            int a = Impl.Rank, b = target.Impl.Rank;
            NativeError.Check(
                a > 0 && b > 0, $"both arguments to matmul need to be at least 1D, but they are {a}D and {b}D");
            if (a > 2 || b > 2)
            {
                throw NativeError.Unsupported("matmul of tensors of more than two dimensions");
            }

            // A vector is a row on the left and a column on the right; the dimension added disappears again.
            using var scope = NewDisposeScope();
            var left = a == 1 ? unsqueeze(0) : this;
            var right = b == 1 ? target.unsqueeze(1) : target;
            var result = left.mm(right);
            if (b == 1)
            {
                result = result.squeeze(1);
            }

            return (a == 1 ? result.squeeze(0) : result).MoveToOuterDisposeScope();
        }

        /// <summary>beta * this + alpha * (mat1 times mat2).</summary>
        /// <param name="mat1">The left factor.</param>
        /// <param name="mat2">The right factor.</param>
        /// <param name="beta">The factor of this tensor.</param>
        /// <param name="alpha">The factor of the product.</param>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1)
        {
            using var scope = NewDisposeScope();
            var product = mat1.mm(mat2);
            NativeError.Check(
                Shapes.Broadcast(Impl.Sizes, product.Impl.Sizes).AsSpan().SequenceEqual(product.Impl.Sizes),
                $"The expanded size of the tensor {Shapes.Text(product.Impl.Sizes)} must match the existing size "
                + $"{Shapes.Text(Impl.Sizes)}");
            var scaled = alpha == 1 ? product : product.mul(alpha);
            return (beta == 1 ? scaled.add(this) : scaled.add(this, beta)).MoveToOuterDisposeScope();
        }
    }
}
