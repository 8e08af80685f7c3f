using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            private static Tensor Activate<TFunction>(Tensor x, TFunction function, bool inplace)
                where TFunction : struct, IElementary
            {
                if (!inplace)
                {
                    return new Tensor(ElementaryFunctions.Apply(function, x.Impl));
                }

                InPlace.Apply(x.Impl, source => ElementaryFunctions.Apply(function, source));
                return x.alias();
            }
        }
    }
}
