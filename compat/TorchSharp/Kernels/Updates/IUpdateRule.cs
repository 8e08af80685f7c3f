using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>What an optimizer does to one register of a parameter; the states are the optimizer's, as many as it has.</summary>
internal interface IUpdateRule<T>
    where T : unmanaged
{
    /// <returns>The new values of the parameter.</returns>
    Vector256<T> Next(
        Vector256<T> parameter,
        Vector256<T> grad,
        ref Vector256<T> first,
        ref Vector256<T> second,
        ref Vector256<T> third);
}
