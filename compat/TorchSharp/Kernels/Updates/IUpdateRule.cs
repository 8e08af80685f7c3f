using System.Runtime.Intrinsics;

namespace TorchSharp.Internal;

/// <summary>What an optimizer does to one register of a parameter and to its states, as many as it has.</summary>
internal unsafe interface IUpdateRule<T>
    where T : unmanaged
{
    /// <returns>The new values of the parameter.</returns>
    Vector256<T> Next(Vector256<T> parameter, Vector256<T> grad, T* first, T* second, T* third);
}
