namespace TorchSharp;

public static partial class torch
{
    /// <summary>The sine of each element, in radians.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor sin(Tensor input) => input.sin();

    /// <summary>The sine of each element, in radians, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor sin_(Tensor input) => input.sin_();

    /// <summary>The cosine of each element, in radians.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor cos(Tensor input) => input.cos();

    /// <summary>The cosine of each element, in radians, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor cos_(Tensor input) => input.cos_();

    /// <summary>The tangent of each element, in radians.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor tan(Tensor input) => input.tan();

    /// <summary>The tangent of each element, in radians, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor tan_(Tensor input) => input.tan_();

    /// <summary>The inverse sine of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor asin(Tensor input) => input.asin();

    /// <summary>The inverse sine of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor asin_(Tensor input) => input.asin_();

    /// <summary>The inverse sine of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor arcsin(Tensor input) => input.arcsin();

    /// <summary>The inverse sine of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor arcsin_(Tensor input) => input.arcsin_();

    /// <summary>The inverse cosine of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor acos(Tensor input) => input.acos();

    /// <summary>The inverse cosine of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor acos_(Tensor input) => input.acos_();

    /// <summary>The inverse cosine of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor arccos(Tensor input) => input.arccos();

    /// <summary>The inverse cosine of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor arccos_(Tensor input) => input.arccos_();

    /// <summary>The inverse tangent of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor atan(Tensor input) => input.atan();

    /// <summary>The inverse tangent of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor atan_(Tensor input) => input.atan_();

    /// <summary>The inverse tangent of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor arctan(Tensor input) => input.arctan();

    /// <summary>The inverse tangent of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor arctan_(Tensor input) => input.arctan_();

    /// <summary>The hyperbolic sine of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor sinh(Tensor input) => input.sinh();

    /// <summary>The hyperbolic sine of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor sinh_(Tensor input) => input.sinh_();

    /// <summary>The hyperbolic cosine of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor cosh(Tensor input) => input.cosh();

    /// <summary>The hyperbolic cosine of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor cosh_(Tensor input) => input.cosh_();

    /// <summary>The hyperbolic tangent of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor tanh(Tensor input) => input.tanh();

    /// <summary>The hyperbolic tangent of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor tanh_(Tensor input) => input.tanh_();

    /// <summary>The inverse hyperbolic sine of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor asinh(Tensor input) => input.asinh();

    /// <summary>The inverse hyperbolic sine of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor asinh_(Tensor input) => input.asinh_();

    /// <summary>The inverse hyperbolic sine of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor arcsinh(Tensor input) => input.arcsinh();

    /// <summary>The inverse hyperbolic sine of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor arcsinh_(Tensor input) => input.arcsinh_();

    /// <summary>The inverse hyperbolic cosine of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor acosh(Tensor input) => input.acosh();

    /// <summary>The inverse hyperbolic cosine of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor acosh_(Tensor input) => input.acosh_();

    /// <summary>The inverse hyperbolic cosine of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor arccosh(Tensor input) => input.arccosh();

    /// <summary>The inverse hyperbolic cosine of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor arccosh_(Tensor input) => input.arccosh_();

    /// <summary>The inverse hyperbolic tangent of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor atanh(Tensor input) => input.atanh();

    /// <summary>The inverse hyperbolic tangent of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor atanh_(Tensor input) => input.atanh_();

    /// <summary>The inverse hyperbolic tangent of each element.</summary>
    /// <param name="input">The tensor.</param>
    public static Tensor arctanh(Tensor input) => input.arctanh();

    /// <summary>The inverse hyperbolic tangent of each element, in place.</summary>
    /// <param name="input">The tensor to change.</param>
    /// <returns>The same tensor.</returns>
    public static Tensor arctanh_(Tensor input) => input.arctanh_();
}
