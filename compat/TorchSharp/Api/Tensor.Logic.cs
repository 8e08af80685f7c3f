using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether both hold, where zero does not hold and all else does.</summary>
        /// <param name="other">The other tensor or number.</param>
        public Tensor logical_and(Tensor other) => new(Logic.Combine(default(And), Impl, other.Impl));

        /// <summary>Whether both hold, in place.</summary>
        /// <param name="other">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor logical_and_(Tensor other) =>
            ChangeInPlace(x => Logic.Combine(default(And), x, other.Impl), other);

        /// <summary>Whether one holds, where zero does not hold and all else does.</summary>
        /// <param name="other">The other tensor or number.</param>
        public Tensor logical_or(Tensor other) => new(Logic.Combine(default(Or), Impl, other.Impl));

        /// <summary>Whether one holds, in place.</summary>
        /// <param name="other">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor logical_or_(Tensor other) =>
            ChangeInPlace(x => Logic.Combine(default(Or), x, other.Impl), other);

        /// <summary>Whether just one holds, where zero does not hold and all else does.</summary>
        /// <param name="other">The other tensor or number.</param>
        public Tensor logical_xor(Tensor other) => new(Logic.Combine(default(Xor), Impl, other.Impl));

        /// <summary>Whether just one holds, in place.</summary>
        /// <param name="other">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor logical_xor_(Tensor other) =>
            ChangeInPlace(x => Logic.Combine(default(Xor), x, other.Impl), other);

        /// <summary>Whether each element is zero.</summary>
        public Tensor logical_not() => new(Logic.Not(Impl));

        /// <summary>Whether each element is zero, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor logical_not_() => ChangeInPlace(Logic.Not);

        /// <summary>The bits that both have.</summary>
        /// <param name="other">The other tensor or number.</param>
        public Tensor bitwise_and(Tensor other) => new(BinaryFunctions.Bitwise(default(And), Impl, other.Impl));

        /// <summary>The bits that both have, in place.</summary>
        /// <param name="other">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor bitwise_and_(Tensor other) =>
            ChangeInPlace(x => BinaryFunctions.Bitwise(default(And), x, other.Impl), other);

        /// <summary>The bits that one has.</summary>
        /// <param name="other">The other tensor or number.</param>
        public Tensor bitwise_or(Tensor other) => new(BinaryFunctions.Bitwise(default(Or), Impl, other.Impl));

        /// <summary>The bits that one has, in place.</summary>
        /// <param name="other">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor bitwise_or_(Tensor other) =>
            ChangeInPlace(x => BinaryFunctions.Bitwise(default(Or), x, other.Impl), other);

        /// <summary>The bits that just one has.</summary>
        /// <param name="other">The other tensor or number.</param>
        public Tensor bitwise_xor(Tensor other) => new(BinaryFunctions.Bitwise(default(Xor), Impl, other.Impl));

        /// <summary>The bits that just one has, in place.</summary>
        /// <param name="other">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor bitwise_xor_(Tensor other) =>
            ChangeInPlace(x => BinaryFunctions.Bitwise(default(Xor), x, other.Impl), other);

        /// <summary>The bits moved up.</summary>
        /// <param name="other">The other tensor or number.</param>
        public Tensor bitwise_left_shift(Tensor other) =>
            new(BinaryFunctions.Bitwise(default(ShiftLeft), Impl, other.Impl));

        /// <summary>The bits moved up, in place.</summary>
        /// <param name="other">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor bitwise_left_shift_(Tensor other) =>
            ChangeInPlace(x => BinaryFunctions.Bitwise(default(ShiftLeft), x, other.Impl), other);

        /// <summary>The bits moved down.</summary>
        /// <param name="other">The other tensor or number.</param>
        public Tensor bitwise_right_shift(Tensor other) =>
            new(BinaryFunctions.Bitwise(default(ShiftRight), Impl, other.Impl));

        /// <summary>The bits moved down, in place.</summary>
        /// <param name="other">The other tensor or number.</param>
        /// <returns>This tensor.</returns>
        public Tensor bitwise_right_shift_(Tensor other) =>
            ChangeInPlace(x => BinaryFunctions.Bitwise(default(ShiftRight), x, other.Impl), other);

        /// <summary>The opposite of each bit.</summary>
        public Tensor bitwise_not() => new(Logic.BitwiseNot(Impl));

        /// <summary>The opposite of each bit, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor bitwise_not_() => ChangeInPlace(Logic.BitwiseNot);

        /// <summary>Whether each element is NaN.</summary>
        public Tensor isnan() => new(Logic.IsNaN(Impl));

        /// <summary>Whether each element is infinite.</summary>
        public Tensor isinf() => new(Logic.IsInfinite(Impl));

        /// <summary>Whether each element is neither NaN nor infinite.</summary>
        public Tensor isfinite() => new(Logic.IsFinite(Impl));

        /// <summary>Whether each element is infinite and positive.</summary>
        public Tensor isposinf() => eq(double.PositiveInfinity);

        /// <summary>Whether each element is infinite and negative.</summary>
        public Tensor isneginf() => eq(double.NegativeInfinity);
    }
}
