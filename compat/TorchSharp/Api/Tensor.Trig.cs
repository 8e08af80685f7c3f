using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sine of each element, in radians.</summary>
        public Tensor sin() => Apply(default(Sin));

        /// <summary>The sine of each element, in radians, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor sin_() => ApplyInPlace(default(Sin));

        /// <summary>The cosine of each element, in radians.</summary>
        public Tensor cos() => Apply(default(Cos));

        /// <summary>The cosine of each element, in radians, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor cos_() => ApplyInPlace(default(Cos));

        /// <summary>The tangent of each element, in radians.</summary>
        public Tensor tan() => Apply(default(Tan));

        /// <summary>The tangent of each element, in radians, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor tan_() => ApplyInPlace(default(Tan));

        /// <summary>The inverse sine of each element.</summary>
        public Tensor asin() => Apply(default(Asin));

        /// <summary>The inverse sine of each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor asin_() => ApplyInPlace(default(Asin));

        /// <summary>The same as <see cref="asin()"/>.</summary>
        public Tensor arcsin() => asin();

        /// <summary>The same as <see cref="asin_()"/>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor arcsin_() => asin_();

        /// <summary>The inverse cosine of each element.</summary>
        public Tensor acos() => Apply(default(Acos));

        /// <summary>The inverse cosine of each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor acos_() => ApplyInPlace(default(Acos));

        /// <summary>The same as <see cref="acos()"/>.</summary>
        public Tensor arccos() => acos();

        /// <summary>The same as <see cref="acos_()"/>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor arccos_() => acos_();

        /// <summary>The inverse tangent of each element.</summary>
        public Tensor atan() => Apply(default(Atan));

        /// <summary>The inverse tangent of each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor atan_() => ApplyInPlace(default(Atan));

        /// <summary>The same as <see cref="atan()"/>.</summary>
        public Tensor arctan() => atan();

        /// <summary>The same as <see cref="atan_()"/>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor arctan_() => atan_();

        /// <summary>The hyperbolic sine of each element.</summary>
        public Tensor sinh() => Apply(default(Sinh));

        /// <summary>The hyperbolic sine of each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor sinh_() => ApplyInPlace(default(Sinh));

        /// <summary>The hyperbolic cosine of each element.</summary>
        public Tensor cosh() => Apply(default(Cosh));

        /// <summary>The hyperbolic cosine of each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor cosh_() => ApplyInPlace(default(Cosh));

        /// <summary>The hyperbolic tangent of each element.</summary>
        public Tensor tanh() => Apply(default(Tanh));

        /// <summary>The hyperbolic tangent of each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor tanh_() => ApplyInPlace(default(Tanh));

        /// <summary>The inverse hyperbolic sine of each element.</summary>
        public Tensor asinh() => Apply(default(Asinh));

        /// <summary>The inverse hyperbolic sine of each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor asinh_() => ApplyInPlace(default(Asinh));

        /// <summary>The same as <see cref="asinh()"/>.</summary>
        public Tensor arcsinh() => asinh();

        /// <summary>The same as <see cref="asinh_()"/>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor arcsinh_() => asinh_();

        /// <summary>The inverse hyperbolic cosine of each element.</summary>
        public Tensor acosh() => Apply(default(Acosh));

        /// <summary>The inverse hyperbolic cosine of each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor acosh_() => ApplyInPlace(default(Acosh));

        /// <summary>The same as <see cref="acosh()"/>.</summary>
        public Tensor arccosh() => acosh();

        /// <summary>The same as <see cref="acosh_()"/>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor arccosh_() => acosh_();

        /// <summary>The inverse hyperbolic tangent of each element.</summary>
        public Tensor atanh() => Apply(default(Atanh));

        /// <summary>The inverse hyperbolic tangent of each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor atanh_() => ApplyInPlace(default(Atanh));

        /// <summary>The same as <see cref="atanh()"/>.</summary>
        public Tensor arctanh() => atanh();

        /// <summary>The same as <see cref="atanh_()"/>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor arctanh_() => atanh_();
    }
}
