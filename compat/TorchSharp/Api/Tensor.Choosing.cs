using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Elements of this tensor where the condition holds, else of another, broadcast.</summary>
        /// <param name="condition">A tensor of bool.</param>
        /// <param name="y">Taken where it does not.</param>
        public Tensor where(Tensor condition, Tensor y)
        {
            if (condition.dtype != ScalarType.Bool)
            {
                throw new ArgumentException("The condition to 'where' must be a boolean tensor.", nameof(condition));
            }

            return new Tensor(Choosing.Where(condition.Impl, Impl, y.Impl));
        }

        /// <summary>A number where the mask holds.</summary>
        /// <param name="mask">A tensor of bool that broadcasts.</param>
        /// <param name="value">The number to write.</param>
        public Tensor masked_fill(Tensor mask, Scalar value) => new(Choosing.MaskedFill(Impl, mask.Impl, value));

        /// <summary>Writes a number where the mask holds.</summary>
        /// <param name="mask">A tensor of bool that broadcasts.</param>
        /// <param name="value">The number to write.</param>
        /// <returns>This tensor.</returns>
        public Tensor masked_fill_(Tensor mask, Scalar value) =>
            ChangeInPlace(x => Choosing.MaskedFill(x, mask.Impl, value));
    }
}
