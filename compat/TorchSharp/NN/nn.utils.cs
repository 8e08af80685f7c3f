using TorchSharp.Internal;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Helpers for gradients and parameters.</summary>
        public static partial class utils
        {
            /// <summary>
            /// Scales the gradients of all parameters together, in place, so that their norm as one vector is at most a
            /// number.
            /// </summary>
            /// <param name="tensors">The parameters; those without gradient count nothing.</param>
            /// <param name="max_norm">The greatest norm allowed.</param>
            /// <param name="norm_type">The power of the norm; infinity for the greatest magnitude.</param>
            /// <returns>The norm before.</returns>
            public static double clip_grad_norm_(
                IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                var grads = Gradients(tensors);
                var norm = Norm(grads, norm_type);
                var factor = Math.Min(1, max_norm / (norm + 1e-6));
                foreach (var grad in grads)
                {
                    UpdateKernel.Run(new ScaleUpdate(factor, double.PositiveInfinity), grad, grad);
                }

                return norm;
            }

            /// <summary>Limits every element of the gradients to a range around zero, in place.</summary>
            /// <param name="tensors">The parameters; those without gradient are left out.</param>
            /// <param name="clip_value">The greatest magnitude allowed.</param>
            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                foreach (var grad in Gradients(tensors))
                {
                    UpdateKernel.Run(new ScaleUpdate(1, clip_value), grad, grad);
                }
            }

            /// <summary>All parameters as one vector.</summary>
            /// <param name="tensors">The parameters.</param>
            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                using var scope = NewDisposeScope();
                return scope.MoveToOuter(cat([.. tensors.Select(parameter => parameter.reshape(-1))]));
            }

            /// <summary>Copies a vector into parameters, one after another.</summary>
            /// <param name="vec">The vector, of at least as many elements as the parameters have.</param>
            /// <param name="tensors">The parameters.</param>
            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                ArgumentNullException.ThrowIfNull(vec);
                ArgumentNullException.ThrowIfNull(tensors);
                using var scope = NewDisposeScope();
                using var _ = no_grad();
                long start = 0;
                foreach (var parameter in tensors)
                {
                    var end = start + parameter.numel();
                    NativeError.Check(
                        end <= vec.numel(),
                        $"a vector of {vec.numel()} elements is too short for parameters of {end} and more");
                    parameter.copy_(vec[TensorIndex.Slice(start, end)].reshape(parameter.shape));
                    start = end;
                }
            }

            private static TensorImpl[] Gradients(IEnumerable<Parameter> tensors)
            {
                ArgumentNullException.ThrowIfNull(tensors);
                return [.. tensors.Select(parameter => parameter.Impl.Autograd?.Grad).OfType<TensorImpl>()];
            }

            private static double Norm(TensorImpl[] grads, double power) => (power, grads.Length) switch
            {
                (_, 0) => 0,
                (0, var count) => count,
                (double.PositiveInfinity, _) => grads.Select(grad => VectorNorm.Part(grad, power)).Aggregate(Math.Max),
                _ => Math.Pow(grads.Sum(grad => VectorNorm.Part(grad, power)), 1 / power),
            };
        }
    }
}
