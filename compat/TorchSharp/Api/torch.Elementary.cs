namespace TorchSharp;

public static partial class torch
{
    /// <summary>e to the power of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor exp(Tensor input) => input.exp();

    /// <summary>e to the power of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor exp_(Tensor input) => input.exp_();

    /// <summary>2 to the power of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor exp2(Tensor input) => input.exp2();

    /// <summary>2 to the power of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor exp2_(Tensor input) => input.exp2_();

    /// <summary>e to the power of each element, minus 1.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor expm1(Tensor input) => input.expm1();

    /// <summary>e to the power of each element, minus 1, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor expm1_(Tensor input) => input.expm1_();

    /// <summary>The natural logarithm of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor log(Tensor input) => input.log();

    /// <summary>The natural logarithm of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor log_(Tensor input) => input.log_();

    /// <summary>The logarithm to base 2 of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor log2(Tensor input) => input.log2();

    /// <summary>The logarithm to base 2 of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor log2_(Tensor input) => input.log2_();

    /// <summary>The logarithm to base 10 of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor log10(Tensor input) => input.log10();

    /// <summary>The logarithm to base 10 of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor log10_(Tensor input) => input.log10_();

    /// <summary>The natural logarithm of 1 plus each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor log1p(Tensor input) => input.log1p();

    /// <summary>The natural logarithm of 1 plus each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor log1p_(Tensor input) => input.log1p_();

    /// <summary>The square root of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor sqrt(Tensor input) => input.sqrt();

    /// <summary>The square root of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor sqrt_(Tensor input) => input.sqrt_();

    /// <summary>1 divided by the square root of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor rsqrt(Tensor input) => input.rsqrt();

    /// <summary>1 divided by the square root of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor rsqrt_(Tensor input) => input.rsqrt_();

    /// <summary>1 divided by each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor reciprocal(Tensor input) => input.reciprocal();

    /// <summary>1 divided by each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor reciprocal_(Tensor input) => input.reciprocal_();

    /// <summary>1 / (1 + e^-x) of each element x.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor sigmoid(Tensor input) => input.sigmoid();

    /// <summary>1 / (1 + e^-x) of each element x, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor sigmoid_(Tensor input) => input.sigmoid_();

    /// <summary>The square of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor square(Tensor input) => input.square();

    /// <summary>The error function of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor erf(Tensor input) => input.erf();

    /// <summary>The error function of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor erf_(Tensor input) => input.erf_();

    /// <summary>1 minus the error function of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor erfc(Tensor input) => input.erfc();

    /// <summary>1 minus the error function of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor erfc_(Tensor input) => input.erfc_();
}
