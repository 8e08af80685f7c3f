using TorchSharp.Internal;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The tensor's memory as bytes, little-endian. The span is valid while the tensor is.</summary>
        /// <exception cref="NotImplementedException">The tensor is not contiguous.</exception>
        /// <exception cref="ArgumentException">The span set has another length than the memory.</exception>
        public unsafe Span<byte> bytes
        {
            get
            {
                if (!Impl.IsContiguous)
                {
                    throw new NotImplementedException("Bytes() called on non-contiguous tensor.");
                }

                return new Span<byte>(Impl.Bytes, checked((int)(NumberOfElements * ElementSize)));
            }

            set
            {
                var target = bytes;
                if (target.Length != value.Length)
                {
                    throw new ArgumentException("Mismatched data sizes in SetBytes().", nameof(value));
                }

                value.CopyTo(target);
                Impl.Storage.Version++;
            }
        }

        /// <summary>Access to the elements, in row-major order whatever the strides.</summary>
        /// <typeparam name="T">The .NET type that the elements have.</typeparam>
        /// <exception cref="ArgumentException">The elements are of another type.</exception>
        public TensorAccessor<T> data<T>()
            where T : unmanaged
        {
            ValidateType(typeof(T));
            return new TensorAccessor<T>(this);
        }

        /// <summary>The only element.</summary>
        /// <typeparam name="T">The .NET type that the element has.</typeparam>
        /// <exception cref="ArgumentException">There are more or less than one, or the type is another.</exception>
        public unsafe T item<T>()
            where T : unmanaged
        {
            if (NumberOfElements != 1)
            {
                throw new ArgumentException("Number of elements in the tensor must be 1");
            }

            ValidateType(typeof(T));
            return *Impl.Pointer<T>();
        }

        /// <summary>The only element as a scalar.</summary>
        public Scalar ToScalar() => Scalar.Of(ToNumber());

        /// <summary>Overwrites every element with one value, in place.</summary>
        /// <param name="value">The value.</param>
        /// <returns>This tensor.</returns>
        public Tensor fill_(Scalar value)
        {
            Overwriting.Fill(Impl, value);
            return this;
        }

        /// <summary>Overwrites every element with zero, in place.</summary>
        /// <returns>This tensor.</returns>
        public Tensor zero_()
        {
            Overwriting.Fill(Impl, 0);
            return this;
        }

        /// <summary>Overwrites the elements with those of another tensor, in place, broadcast and converted.</summary>
        /// <param name="source">The tensor to copy.</param>
        /// <returns>This tensor.</returns>
        public Tensor copy_(Tensor source)
        {
            Overwriting.CopyInto(Impl, source.Impl);
            return this;
        }

        internal unsafe Number ToNumber()
        {
            NativeError.Check(
                NumberOfElements == 1,
                $"a Tensor with {NumberOfElements} elements cannot be converted to Scalar");
            var kind = is_floating_point() ? ScalarType.Float64
                : dtype == ScalarType.Bool ? ScalarType.Bool : ScalarType.Int64;
            var wide = CopyOps.To(Impl, kind);
            Number result = kind switch
            {
                ScalarType.Float64 => *wide.Pointer<double>(),
                ScalarType.Bool => *wide.Pointer<byte>() != 0,
                _ => *wide.Pointer<long>(),
            };
            wide.Release();
            return result;
        }

        internal void ValidateType(Type type)
        {
            // Half and bfloat16 elements are read through conversion only, as .NET code would not expect them raw.
            var expected = dtype is ScalarType.Float16 or ScalarType.BFloat16 ? null : DTypes.ClrType(dtype);
            if (type != expected)
            {
                throw new ArgumentException($"{type.Name} is not compatible with {dtype}");
            }
        }
    }
}
