using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The absolute value of each element.</summary>
        public Tensor abs() => new(Numbers.Abs(Impl));

        /// <summary>The absolute value of each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor abs_() => ChangeInPlace(Numbers.Abs);

        /// <summary>The same as <see cref="abs()"/>.</summary>
        public Tensor absolute() => abs();

        /// <summary>The same as <see cref="abs_()"/>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor absolute_() => abs_();

        /// <summary>The negative of each element.</summary>
        public Tensor neg() => new(Numbers.Negate(Impl));

        /// <summary>The negative of each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor neg_() => ChangeInPlace(Numbers.Negate);

        /// <summary>The same as <see cref="neg()"/>.</summary>
        public Tensor negative() => neg();

        /// <summary>-1, 0 or 1, the sign of each element.</summary>
        public Tensor sign() => new(Numbers.Sign(Impl));

        /// <summary>-1, 0 or 1, the sign of each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor sign_() => ChangeInPlace(Numbers.Sign);

        /// <summary>The greatest integer that is not greater than each element.</summary>
        public Tensor floor() => new(Numbers.Floor(Impl));

        /// <summary>The greatest integer that is not greater than each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor floor_() => ChangeInPlace(Numbers.Floor);

        /// <summary>The least integer that is not less than each element.</summary>
        public Tensor ceil() => new(Numbers.Ceiling(Impl));

        /// <summary>The least integer that is not less than each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor ceil_() => ChangeInPlace(Numbers.Ceiling);

        /// <summary>Each element without its fractional part.</summary>
        public Tensor trunc() => new(Numbers.Truncate(Impl));

        /// <summary>Each element without its fractional part, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor trunc_() => ChangeInPlace(Numbers.Truncate);

        /// <summary>The same as <see cref="trunc()"/>.</summary>
        public Tensor fix() => trunc();

        /// <summary>The same as <see cref="trunc_()"/>.</summary>
        /// <returns>This tensor.</returns>
        public Tensor fix_() => trunc_();

        /// <summary>The fractional part of each element.</summary>
        public Tensor frac() => new(Numbers.Fraction(Impl));

        /// <summary>The fractional part of each element, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor frac_() => ChangeInPlace(Numbers.Fraction);

        /// <summary>Each element rounded to so many decimals, halves to the even neighbour.</summary>
        /// <param name="decimals">The number of decimals; a negative one counts places left of the point.</param>
        public Tensor round(long decimals = 0L) => new(Numbers.Round(Impl, checked((int)decimals)));

        /// <summary>Each element rounded to so many decimals, halves to the even neighbour, in place.</summary>
        /// <param name="decimals">The number of decimals; a negative one counts places left of the point.</param>
        /// <returns>This tensor.</returns>
        public Tensor round_(long decimals = 0L) => ChangeInPlace(x => Numbers.Round(x, checked((int)decimals)));

        /// <summary>Radians from degrees.</summary>
        public Tensor deg2rad() => Apply(new Scale(Math.PI / 180));

        /// <summary>Degrees from radians.</summary>
        public Tensor rad2deg() => Apply(new Scale(180 / Math.PI));

        /// <summary>The tensor itself, which must not be of bool.</summary>
        public Tensor positive()
        {
            if (dtype == ScalarType.Bool)
            {
                throw new ArgumentException("Boolean tensor");
            }

            return alias();
        }
    }
}
