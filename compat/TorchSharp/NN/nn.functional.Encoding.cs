namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            /// <summary>Vectors of zeros with a one at the place that each element says.</summary>
            /// <param name="x">Classes from 0 on, 64-bit integers of any shape.</param>
            /// <param name="num_classes">How many classes there are; if -1, as many as occur.</param>
            /// <returns>64-bit integers with one more dimension of <paramref name="num_classes"/>.</returns>
            /// <exception cref="ArgumentException">The elements are no 64-bit integers.</exception>
            /// <exception cref="System.Runtime.InteropServices.ExternalException">
            /// A class is negative or not less than <paramref name="num_classes"/>.
            /// </exception>
            public static Tensor one_hot(Tensor x, long num_classes = -1)
            {
                if (x.dtype != ScalarType.Int64)
                {
                    throw new ArgumentException("OneHot input tensor must have elements of type Int64", nameof(x));
                }

                using var scope = NewDisposeScope();
                if (num_classes == -1)
                {
                    Internal.NativeError.Check(
                        x.numel() > 0, "Can not infer total number of classes from empty tensor.");
                    num_classes = x.max().item<long>() + 1;
                }

                Internal.NativeError.Check(
                    x.numel() == 0 || x.min().item<long>() >= 0, "Class values must be non-negative.");
                Internal.NativeError.Check(
                    x.numel() == 0 || x.max().item<long>() < num_classes,
                    "Class values must be smaller than num_classes.");
                return x.unsqueeze(-1).eq(arange(num_classes)).to_type(ScalarType.Int64).MoveToOuterDisposeScope();
            }
        }
    }
}
