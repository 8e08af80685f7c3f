using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            /// <summary>Converts floating-point parameters, their gradients, and floating-point buffers.</summary>
            /// <exception cref="ArgumentException">The type is not floating-point.</exception>
            internal void Convert(ScalarType type)
            {
                if (!DTypes.IsFloating(type) && type is not (ScalarType.ComplexFloat32 or ScalarType.ComplexFloat64))
                {
                    throw new ArgumentException(
                        $"nn.Module.to only accepts floating point or complex types, but got desired dtype={type}");
                }

                foreach (var tensor in parameters().Concat(buffers()))
                {
                    Convert(tensor, type);
                }
            }

            private static void Convert(Tensor tensor, ScalarType type)
            {
                var old = tensor.Impl;
                if (!DTypes.IsFloating(old.DType) || old.DType == type)
                {
                    return;
                }

                var converted = CopyOps.To(old, type);
                if (old.RequiresGrad)
                {
                    converted.EnsureAutograd().LeafRequiresGrad = true;
                }

                if (old.Autograd?.Grad is { } grad)
                {
                    converted.EnsureAutograd().SetGrad(CopyOps.To(grad, type));
                }

                tensor.ReplaceHandle(converted);
            }
        }
    }
}
