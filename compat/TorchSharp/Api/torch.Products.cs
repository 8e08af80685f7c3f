namespace TorchSharp;

public static partial class torch
{
    /// <summary>The product of two matrices.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="target">The right factor.</param>
    public static Tensor mm(Tensor input, Tensor target) => input.mm(target);

    /// <summary>The product of vectors, matrices and batches of matrices.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="target">The right factor.</param>
    public static Tensor matmul(Tensor input, Tensor target) => input.matmul(target);

    /// <summary>The products of as many pairs of matrices.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="batch2">The right matrices.</param>
    public static Tensor bmm(Tensor input, Tensor batch2) => input.bmm(batch2);

    /// <summary>The product of a matrix and a vector.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="target">The vector.</param>
    public static Tensor mv(Tensor input, Tensor target) => input.mv(target);

    /// <summary>The dot product of two vectors.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="other">The other vector.</param>
    public static Tensor dot(Tensor input, Tensor other) => input.dot(other);

    /// <summary>The product of each element with each of another vector.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="vec2">The other vector.</param>
    public static Tensor outer(Tensor input, Tensor vec2) => input.outer(vec2);

    /// <summary>The product of each element with each of another vector.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="vec2">The other vector.</param>
    public static Tensor ger(Tensor input, Tensor vec2) => input.ger(vec2);

    /// <summary>The sums of products along the last dimensions of both.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="vec2">The other tensor.</param>
    public static Tensor inner(Tensor input, Tensor vec2) => input.inner(vec2);

    /// <summary>beta * input + alpha * (mat1 times mat2).</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="mat1">The left matrix.</param>
    /// <param name="mat2">The right matrix.</param>
    /// <param name="beta">The factor of the tensor.</param>
    /// <param name="alpha">The factor of the product.</param>
    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) =>
        input.addmm(mat1, mat2, beta, alpha);

    /// <summary>beta * input + alpha * (mat1 times mat2), in place.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="mat1">The left matrix.</param>
    /// <param name="mat2">The right matrix.</param>
    /// <param name="beta">The factor of the tensor.</param>
    /// <param name="alpha">The factor of the product.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor addmm_(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) =>
        input.addmm_(mat1, mat2, beta, alpha);

    /// <summary>beta * input + alpha * (mat1 times the vector mat2).</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="mat1">The matrix.</param>
    /// <param name="mat2">The vector.</param>
    /// <param name="beta">The factor of the tensor.</param>
    /// <param name="alpha">The factor of the product.</param>
    public static Tensor addmv(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) =>
        input.addmv(mat1, mat2, beta, alpha);

    /// <summary>beta * input + alpha * (the outer product of vec1 and vec2).</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="vec1">The vector that gives the rows.</param>
    /// <param name="vec2">The other vector.</param>
    /// <param name="beta">The factor of the tensor.</param>
    /// <param name="alpha">The factor of the product.</param>
    public static Tensor addr(Tensor input, Tensor vec1, Tensor vec2, float beta = 1.0f, float alpha = 1.0f) =>
        input.addr(vec1, vec2, beta, alpha);

    /// <summary>beta * input + alpha * (the sum of the products of as many pairs of matrices).</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="batch1">The left matrices.</param>
    /// <param name="batch2">The right matrices.</param>
    /// <param name="beta">The factor of the tensor.</param>
    /// <param name="alpha">The factor of the product.</param>
    public static Tensor addbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
        input.addbmm(batch1, batch2, beta, alpha);

    /// <summary>beta * input + alpha * (the outer product of vec1 and vec2), in place.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="vec1">The vector that gives the rows.</param>
    /// <param name="vec2">The other vector.</param>
    /// <param name="beta">The factor of the tensor.</param>
    /// <param name="alpha">The factor of the product.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor addr_(Tensor input, Tensor vec1, Tensor vec2, float beta = 1.0f, float alpha = 1.0f) =>
        input.addr_(vec1, vec2, beta, alpha);

    /// <summary>beta * input + alpha * (the sum of the products of as many pairs of matrices), in place.</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="batch1">The left matrices.</param>
    /// <param name="batch2">The right matrices.</param>
    /// <param name="beta">The factor of the tensor.</param>
    /// <param name="alpha">The factor of the product.</param>
    /// <returns>The tensor that was changed.</returns>
    public static Tensor addbmm_(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
        input.addbmm_(batch1, batch2, beta, alpha);

    /// <summary>beta * input + alpha * (the products of as many pairs of matrices).</summary>
    /// <param name="input">The tensor.</param>
    /// <param name="batch1">The left matrices.</param>
    /// <param name="batch2">The right matrices.</param>
    /// <param name="beta">The factor of the tensor.</param>
    /// <param name="alpha">The factor of the product.</param>
    public static Tensor baddbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
        input.baddbmm(batch1, batch2, beta, alpha);

    /// <summary>The sum of products that an equation in Einstein's notation says.</summary>
    /// <param name="equation">The letters of the dimensions of each tensor, and behind "->" those of the result.</param>
    /// <param name="tensors">The tensors.</param>
    public static Tensor einsum(string equation, params Tensor[] tensors) =>
        new(Internal.EinsteinSum.Compute(equation, Array.ConvertAll(tensors, t => t.Impl)));

    /// <summary>The sum of products over the last dimensions of one tensor and the first ones of another.</summary>
    /// <param name="a">The one tensor.</param>
    /// <param name="b">The other tensor.</param>
    /// <param name="dims">How many dimensions.</param>
    public static Tensor tensordot(Tensor a, Tensor b, long dims = 2) => a.tensordot(b, dims);

    /// <summary>The sum of products over dimensions of both.</summary>
    /// <param name="a">The one tensor.</param>
    /// <param name="b">The other tensor.</param>
    /// <param name="dims1">Dimensions of this tensor.</param>
    /// <param name="dims2">Dimensions of the other tensor.</param>
    public static Tensor tensordot(Tensor a, Tensor b, long[] dims1, long[] dims2) => a.tensordot(b, dims1, dims2);
}
