using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>One step of an optimizer for one parameter, for single and double precision.</summary>
internal interface IUpdate
{
    void Run<T>(in UpdateTarget<T> target)
        where T : unmanaged, IFloatingPointIeee754<T>;
}
