namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>A tensor without dimensions that holds a number.</summary>
        /// <param name="value">The number.</param>
        public static implicit operator Tensor(byte value) => tensor(value);

        /// <summary>A tensor without dimensions that holds a number.</summary>
        /// <param name="value">The number.</param>
        public static implicit operator Tensor(sbyte value) => tensor(value);

        /// <summary>A tensor without dimensions that holds a number.</summary>
        /// <param name="value">The number.</param>
        public static implicit operator Tensor(short value) => tensor(value);

        /// <summary>A tensor without dimensions that holds a number.</summary>
        /// <param name="value">The number.</param>
        public static implicit operator Tensor(int value) => tensor(value);

        /// <summary>A tensor without dimensions that holds a number.</summary>
        /// <param name="value">The number.</param>
        public static implicit operator Tensor(long value) => tensor(value);

        /// <summary>A tensor without dimensions that holds a number.</summary>
        /// <param name="value">The number.</param>
        public static implicit operator Tensor(float value) => tensor(value);

        /// <summary>A tensor without dimensions that holds a number.</summary>
        /// <param name="value">The number.</param>
        public static implicit operator Tensor(double value) => tensor(value);

        /// <summary>A tensor without dimensions that holds a number.</summary>
        /// <param name="value">The number.</param>
        public static implicit operator Tensor(bool value) => tensor(value);

        /// <summary>A vector; the values are copied.</summary>
        /// <param name="value">The values.</param>
        public static implicit operator Tensor(byte[] value) => tensor(value);

        /// <summary>A vector; the values are copied.</summary>
        /// <param name="value">The values.</param>
        public static implicit operator Tensor(sbyte[] value) => tensor(value);

        /// <summary>A vector; the values are copied.</summary>
        /// <param name="value">The values.</param>
        public static implicit operator Tensor(short[] value) => tensor(value);

        /// <summary>A vector; the values are copied.</summary>
        /// <param name="value">The values.</param>
        public static implicit operator Tensor(int[] value) => tensor(value);

        /// <summary>A vector; the values are copied.</summary>
        /// <param name="value">The values.</param>
        public static implicit operator Tensor(long[] value) => tensor(value);

        /// <summary>A vector; the values are copied.</summary>
        /// <param name="value">The values.</param>
        public static implicit operator Tensor(float[] value) => tensor(value);

        /// <summary>A vector; the values are copied.</summary>
        /// <param name="value">The values.</param>
        public static implicit operator Tensor(double[] value) => tensor(value);

        /// <summary>A vector; the values are copied.</summary>
        /// <param name="value">The values.</param>
        public static implicit operator Tensor(bool[] value) => tensor(value);

        /// <summary>Never called: it only makes the compiler prefer numbers where both are accepted.</summary>
        /// <param name="scalar">The number.</param>
        /// <exception cref="InvalidOperationException">Always.</exception>
        public static implicit operator Tensor(Scalar scalar) => throw new InvalidOperationException(
            "Implicit conversion from Scalar to Tensor -- this should never be invoked, the operator is only here to guide "
            + "the compiler's overload resolution.");

        /// <summary>The element of a tensor that has just one.</summary>
        /// <param name="value">The tensor.</param>
        public static explicit operator float(Tensor value) => value.ToSingle();

        /// <summary>The element of a tensor that has just one.</summary>
        /// <param name="value">The tensor.</param>
        public static explicit operator double(Tensor value) => value.ToDouble();

        /// <summary>The element of a tensor that has just one.</summary>
        /// <param name="value">The tensor.</param>
        public static explicit operator sbyte(Tensor value) => value.ToSByte();

        /// <summary>The element of a tensor that has just one.</summary>
        /// <param name="value">The tensor.</param>
        public static explicit operator byte(Tensor value) => value.ToByte();

        /// <summary>The element of a tensor that has just one.</summary>
        /// <param name="value">The tensor.</param>
        public static explicit operator short(Tensor value) => value.ToInt16();

        /// <summary>The element of a tensor that has just one.</summary>
        /// <param name="value">The tensor.</param>
        public static explicit operator int(Tensor value) => value.ToInt32();

        /// <summary>The element of a tensor that has just one.</summary>
        /// <param name="value">The tensor.</param>
        public static explicit operator long(Tensor value) => value.ToInt64();

        /// <summary>The element of a tensor that has just one.</summary>
        /// <param name="value">The tensor.</param>
        public static explicit operator bool(Tensor value) => value.ToBoolean();
    }
}
