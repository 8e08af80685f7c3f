using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The product of two matrices.</summary>
        /// <param name="target">The right factor.</param>
        public Tensor mm(Tensor target) => new(Products.Multiply(Impl, target.Impl));

        /// <summary>The product of vectors, matrices and batches of matrices, whose dimensions before the last two broadcast.</summary>
        /// <param name="target">The right factor.</param>
        public Tensor matmul(Tensor target) => new(BatchProducts.Multiply(Impl, target.Impl));

        /// <summary>The products of as many pairs of matrices.</summary>
        /// <param name="batch2">The right matrices.</param>
        public Tensor bmm(Tensor batch2) => new(BatchProducts.Batch(Impl, batch2.Impl));

        /// <summary>The product of this matrix and a vector.</summary>
        /// <param name="target">The vector.</param>
        public Tensor mv(Tensor target)
        {
            NativeError.Check(
                Impl.Rank == 2 && target.Impl.Rank == 1,
                $"vector + matrix @ vector expected, got {target.Impl.Rank}, {Impl.Rank}, {target.Impl.Rank}");
            return matmul(target);
        }

        /// <summary>The dot product of two vectors.</summary>
        /// <param name="target">The other vector.</param>
        public Tensor dot(Tensor target)
        {
            NativeError.Check(
                Impl.Rank == 1 && target.Impl.Rank == 1,
                $"1D tensors expected, but got {Impl.Rank}D and {target.Impl.Rank}D tensors");
            return matmul(target);
        }

        /// <summary>The product of each element with each of another vector.</summary>
        /// <param name="vec2">The other vector.</param>
        public Tensor outer(Tensor vec2)
        {
            NativeError.Check(
                Impl.Rank == 1 && vec2.Impl.Rank == 1,
                $"outer: Expected 1-D arguments, but got {Impl.Rank}-D and {vec2.Impl.Rank}-D");
            using var column = unsqueeze(1);
            return column.mul(vec2);
        }

        /// <summary>The same as <see cref="outer"/>.</summary>
        /// <param name="vec2">The other vector.</param>
        public Tensor ger(Tensor vec2) => outer(vec2);

        /// <summary>The sums of products along the last dimensions of both.</summary>
        /// <param name="vec2">The other tensor.</param>
        public Tensor inner(Tensor vec2)
        {
            if (Impl.Rank == 0 || vec2.Impl.Rank == 0)
            {
                return mul(vec2);
            }

            using var scope = NewDisposeScope();
            var last = Impl.Sizes[^1];
            NativeError.Check(
                last == vec2.Impl.Sizes[^1],
                $"inner() the last dimension must match on both input tensors but got shapes {Shapes.Text(Impl.Sizes)} and "
                + Shapes.Text(vec2.Impl.Sizes));
            var product = reshape(-1, last).matmul(vec2.reshape(-1, last).t());
            return product.view([.. Impl.Sizes[..^1], .. vec2.Impl.Sizes[..^1]]).MoveToOuterDisposeScope();
        }

        /// <summary>beta * this + alpha * (mat1 times mat2).</summary>
        /// <param name="mat1">The left matrix.</param>
        /// <param name="mat2">The right matrix.</param>
        /// <param name="beta">The factor of this tensor.</param>
        /// <param name="alpha">The factor of the product.</param>
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1)
        {
            using var product = mat1.mm(mat2);
            return Sum(product, beta, alpha);
        }

        /// <summary>beta * this + alpha * (mat1 times mat2), in place.</summary>
        /// <inheritdoc cref="addmm"/>
        /// <returns>This tensor.</returns>
        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1)
        {
            using var product = mat1.mm(mat2);
            return SumInPlace(product, beta, alpha);
        }

        /// <summary>beta * this + alpha * (mat times vec).</summary>
        /// <param name="mat">The matrix.</param>
        /// <param name="vec">The vector.</param>
        /// <param name="beta">The factor of this tensor.</param>
        /// <param name="alpha">The factor of the product.</param>
        public Tensor addmv(Tensor mat, Tensor vec, float beta = 1, float alpha = 1)
        {
            using var product = mat.mv(vec);
            return Sum(product, beta, alpha);
        }

        /// <summary>beta * this + alpha * (mat times vec), in place.</summary>
        /// <inheritdoc cref="addmv"/>
        /// <returns>This tensor.</returns>
        public Tensor addmv_(Tensor mat, Tensor vec, float beta = 1, float alpha = 1)
        {
            using var product = mat.mv(vec);
            return SumInPlace(product, beta, alpha);
        }

        /// <summary>beta * this + alpha * (the outer product of vec1 and vec2).</summary>
        /// <param name="vec1">The vector that gives the rows.</param>
        /// <param name="vec2">The other vector.</param>
        /// <param name="beta">The factor of this tensor.</param>
        /// <param name="alpha">The factor of the product.</param>
        public Tensor addr(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1)
        {
            using var product = vec1.outer(vec2);
            return Sum(product, beta, alpha);
        }

        /// <summary>beta * this + alpha * (the outer product of vec1 and vec2), in place.</summary>
        /// <inheritdoc cref="addr"/>
        /// <returns>This tensor.</returns>
        public Tensor addr_(Tensor vec1, Tensor vec2, float beta = 1, float alpha = 1)
        {
            using var product = vec1.outer(vec2);
            return SumInPlace(product, beta, alpha);
        }

        /// <summary>beta * this + alpha * (the products of as many pairs of matrices).</summary>
        /// <param name="batch1">The left matrices.</param>
        /// <param name="batch2">The right matrices.</param>
        /// <param name="beta">The factor of this tensor.</param>
        /// <param name="alpha">The factor of the product.</param>
        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1)
        {
            using var product = batch1.bmm(batch2);
            return Sum(product, beta, alpha);
        }

        /// <summary>beta * this + alpha * (the sum of the products of as many pairs of matrices).</summary>
        /// <param name="batch1">The left matrices.</param>
        /// <param name="batch2">The right matrices.</param>
        /// <param name="beta">The factor of this tensor.</param>
        /// <param name="alpha">The factor of the product.</param>
        public Tensor addbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1)
        {
            using var products = batch1.bmm(batch2);
            using var product = products.sum(dim: 0);
            return Sum(product, beta, alpha);
        }

        /// <summary>beta * this + alpha * (the sum of the products of as many pairs of matrices), in place.</summary>
        /// <inheritdoc cref="addbmm"/>
        /// <returns>This tensor.</returns>
        public Tensor addbmm_(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1)
        {
            using var products = batch1.bmm(batch2);
            using var product = products.sum(dim: 0);
            return SumInPlace(product, beta, alpha);
        }

        /// <summary>The sum of products over the last dimensions of this tensor and the first ones of another.</summary>
        /// <param name="b">The other tensor.</param>
        /// <param name="dims">How many dimensions.</param>
        public Tensor tensordot(Tensor b, long dims = 2)
        {
            var count = checked((int)dims);
            NativeError.Check(
                count >= 0 && count <= Impl.Rank && count <= b.Impl.Rank, $"tensordot expects dims >= 0, but got dims={dims}");
            return tensordot(
                b,
                [.. Enumerable.Range(Impl.Rank - count, count).Select(d => (long)d)],
                [.. Enumerable.Range(0, count).Select(d => (long)d)]);
        }

        /// <summary>The sum of products over dimensions of both.</summary>
        /// <param name="b">The other tensor.</param>
        /// <param name="dims1">Dimensions of this tensor.</param>
        /// <param name="dims2">Dimensions of the other tensor.</param>
        public Tensor tensordot(Tensor b, long[] dims1, long[] dims2)
        {
            NativeError.Check(dims1.Length == dims2.Length, "both dimension lists should have same length");
            using var scope = NewDisposeScope();
            var own = Array.ConvertAll(dims1, d => (long)Shapes.Dimension(d, Impl.Rank));
            var other = Array.ConvertAll(dims2, d => (long)Shapes.Dimension(d, b.Impl.Rank));
            var restA = Enumerable.Range(0, Impl.Rank).Select(d => (long)d).Except(own).ToArray();
            var restB = Enumerable.Range(0, b.Impl.Rank).Select(d => (long)d).Except(other).ToArray();
            for (var i = 0; i < own.Length; i++)
            {
                NativeError.Check(
                    Impl.Sizes[own[i]] == b.Impl.Sizes[other[i]],
                    $"contracted dimensions need to match, but first has size {Impl.Sizes[own[i]]} in dim {own[i]} and second has "
                    + $"size {b.Impl.Sizes[other[i]]} in dim {other[i]}");
            }

            var summed = own.Aggregate(1L, (count, d) => count * Impl.Sizes[d]);
            var left = permute([.. restA, .. own]).reshape(restA.Aggregate(1L, (count, d) => count * Impl.Sizes[d]), summed);
            var right = b.permute([.. other, .. restB]).reshape(summed, restB.Aggregate(1L, (count, d) => count * b.Impl.Sizes[d]));
            long[] sizes = [.. restA.Select(d => Impl.Sizes[d]), .. restB.Select(d => b.Impl.Sizes[d])];
            return left.mm(right).view(sizes).MoveToOuterDisposeScope();
        }

        private Tensor Sum(Tensor product, float beta, float alpha)
        {
            NativeError.Check(
                Shapes.Broadcast(Impl.Sizes, product.Impl.Sizes).AsSpan().SequenceEqual(product.Impl.Sizes),
                $"The expanded size of the tensor {Shapes.Text(product.Impl.Sizes)} must match the existing size "
                + $"{Shapes.Text(Impl.Sizes)}");
            using var scope = NewDisposeScope();
            var scaled = alpha == 1 ? product : product.mul(Factor(alpha));
            var own = beta == 0 ? null : beta == 1 ? this : mul(Factor(beta));
            // What is multiplied by zero must not count, not even as NaN.
            return (own is null ? scaled.clone() : scaled.add(own)).MoveToOuterDisposeScope();
        }

        private Tensor SumInPlace(Tensor product, float beta, float alpha)
        {
            using var sum = Sum(product, beta, alpha);
            return copy_(sum);
        }

        private Scalar Factor(float factor) => is_floating_point() ? (Scalar)factor : (Scalar)(long)factor;
    }
}
