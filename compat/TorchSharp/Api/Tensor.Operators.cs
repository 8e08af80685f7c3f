namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The sum, broadcast.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator +(Tensor left, Tensor right) => left.add(right);

        /// <summary>The sum with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator +(Tensor left, Scalar right) => left.add(right);

        /// <summary>The sum with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator +(Tensor left, int right) => left.add((Scalar)right);

        /// <summary>The sum with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator +(Tensor left, long right) => left.add((Scalar)right);

        /// <summary>The sum with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator +(Tensor left, float right) => left.add((Scalar)right);

        /// <summary>The sum with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator +(Tensor left, double right) => left.add((Scalar)right);

        /// <summary>The sum with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator +(Scalar left, Tensor right) => right.add(left);

        /// <summary>The sum with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator +(int left, Tensor right) => right.add((Scalar)left);

        /// <summary>The sum with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator +(long left, Tensor right) => right.add((Scalar)left);

        /// <summary>The sum with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator +(float left, Tensor right) => right.add((Scalar)left);

        /// <summary>The sum with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator +(double left, Tensor right) => right.add((Scalar)left);

        /// <summary>The difference, broadcast.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator -(Tensor left, Tensor right) => left.sub(right);

        /// <summary>The difference with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator -(Tensor left, Scalar right) => left.sub(right);

        /// <summary>The difference with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator -(Tensor left, int right) => left.sub((Scalar)right);

        /// <summary>The difference with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator -(Tensor left, long right) => left.sub((Scalar)right);

        /// <summary>The difference with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator -(Tensor left, float right) => left.sub((Scalar)right);

        /// <summary>The difference with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator -(Tensor left, double right) => left.sub((Scalar)right);

        /// <summary>The difference with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator -(Scalar left, Tensor right) => right.SubtractedFrom(left);

        /// <summary>The difference with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator -(int left, Tensor right) => right.SubtractedFrom((Scalar)left);

        /// <summary>The difference with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator -(long left, Tensor right) => right.SubtractedFrom((Scalar)left);

        /// <summary>The difference with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator -(float left, Tensor right) => right.SubtractedFrom((Scalar)left);

        /// <summary>The difference with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator -(double left, Tensor right) => right.SubtractedFrom((Scalar)left);

        /// <summary>The product, element by element, broadcast.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator *(Tensor left, Tensor right) => left.mul(right);

        /// <summary>The product, element by element with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator *(Tensor left, Scalar right) => left.mul(right);

        /// <summary>The product, element by element with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator *(Tensor left, int right) => left.mul((Scalar)right);

        /// <summary>The product, element by element with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator *(Tensor left, long right) => left.mul((Scalar)right);

        /// <summary>The product, element by element with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator *(Tensor left, float right) => left.mul((Scalar)right);

        /// <summary>The product, element by element with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator *(Tensor left, double right) => left.mul((Scalar)right);

        /// <summary>The product, element by element with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator *(Scalar left, Tensor right) => right.mul(left);

        /// <summary>The product, element by element with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator *(int left, Tensor right) => right.mul((Scalar)left);

        /// <summary>The product, element by element with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator *(long left, Tensor right) => right.mul((Scalar)left);

        /// <summary>The product, element by element with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator *(float left, Tensor right) => right.mul((Scalar)left);

        /// <summary>The product, element by element with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator *(double left, Tensor right) => right.mul((Scalar)left);

        /// <summary>The quotient, element by element, broadcast.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator /(Tensor left, Tensor right) => left.div(right);

        /// <summary>The quotient, element by element with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator /(Tensor left, Scalar right) => left.div(right);

        /// <summary>The quotient, element by element with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator /(Tensor left, int right) => left.div((Scalar)right);

        /// <summary>The quotient, element by element with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator /(Tensor left, long right) => left.div((Scalar)right);

        /// <summary>The quotient, element by element with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator /(Tensor left, float right) => left.div((Scalar)right);

        /// <summary>The quotient, element by element with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator /(Tensor left, double right) => left.div((Scalar)right);

        /// <summary>The quotient, element by element with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator /(Scalar left, Tensor right) => right.Dividing(left);

        /// <summary>The quotient, element by element with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator /(int left, Tensor right) => right.Dividing((Scalar)left);

        /// <summary>The quotient, element by element with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator /(long left, Tensor right) => right.Dividing((Scalar)left);

        /// <summary>The quotient, element by element with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator /(float left, Tensor right) => right.Dividing((Scalar)left);

        /// <summary>The quotient, element by element with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator /(double left, Tensor right) => right.Dividing((Scalar)left);

        /// <summary>The remainder with the sign of the divisor, broadcast.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator %(Tensor left, Tensor right) => left.remainder(right);

        /// <summary>The remainder with the sign of the divisor with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator %(Tensor left, Scalar right) => left.remainder(right);

        /// <summary>The remainder with the sign of the divisor with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator %(Tensor left, int right) => left.remainder((Scalar)right);

        /// <summary>The remainder with the sign of the divisor with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator %(Tensor left, long right) => left.remainder((Scalar)right);

        /// <summary>The remainder with the sign of the divisor with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator %(Tensor left, float right) => left.remainder((Scalar)right);

        /// <summary>The remainder with the sign of the divisor with a number.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator %(Tensor left, double right) => left.remainder((Scalar)right);

        /// <summary>The negative.</summary>
        /// <param name="tensor">The tensor.</param>
        public static Tensor operator -(Tensor tensor) => tensor.neg();

        /// <summary>The bits that both have.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator &(Tensor left, Tensor right) => left.bitwise_and(right);

        /// <summary>The bits that one has.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator |(Tensor left, Tensor right) => left.bitwise_or(right);

        /// <summary>The bits that just one has.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator ^(Tensor left, Tensor right) => left.bitwise_xor(right);

        /// <summary>The opposite of each bit.</summary>
        /// <param name="left">The one tensor.</param>
        public static Tensor operator ~(Tensor left) => left.bitwise_not();

        /// <summary>Whether elements are equal.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator ==(Tensor left, Tensor right) => left.eq(right);

        /// <summary>Whether elements are equal.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator ==(Tensor left, Scalar right) => left.eq(right);

        /// <summary>Whether elements are equal.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator ==(Scalar left, Tensor right) => right.eq(left);

        /// <summary>Whether elements differ.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator !=(Tensor left, Tensor right) => left.ne(right);

        /// <summary>Whether elements differ.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator !=(Tensor left, Scalar right) => left.ne(right);

        /// <summary>Whether elements differ.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator !=(Scalar left, Tensor right) => right.ne(left);

        /// <summary>Whether elements are less.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator <(Tensor left, Tensor right) => left.lt(right);

        /// <summary>Whether elements are less.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator <(Tensor left, Scalar right) => left.lt(right);

        /// <summary>Whether elements are less.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator <(Scalar left, Tensor right) => right.gt(left);

        /// <summary>Whether elements are at most as great.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator <=(Tensor left, Tensor right) => left.le(right);

        /// <summary>Whether elements are at most as great.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator <=(Tensor left, Scalar right) => left.le(right);

        /// <summary>Whether elements are at most as great.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator <=(Scalar left, Tensor right) => right.ge(left);

        /// <summary>Whether elements are greater.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator >(Tensor left, Tensor right) => left.gt(right);

        /// <summary>Whether elements are greater.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator >(Tensor left, Scalar right) => left.gt(right);

        /// <summary>Whether elements are greater.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator >(Scalar left, Tensor right) => right.lt(left);

        /// <summary>Whether elements are at least as great.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator >=(Tensor left, Tensor right) => left.ge(right);

        /// <summary>Whether elements are at least as great.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator >=(Tensor left, Scalar right) => left.ge(right);

        /// <summary>Whether elements are at least as great.</summary>
        /// <param name="left">The one tensor.</param>
        /// <param name="right">The other tensor or number.</param>
        public static Tensor operator >=(Scalar left, Tensor right) => right.le(left);

        private Tensor SubtractedFrom(Scalar left)
        {
            using var negative = neg();
            return negative.add(left);
        }

        private Tensor Dividing(Scalar left)
        {
            using var inverse = reciprocal();
            return inverse.mul(left);
        }
    }
}
