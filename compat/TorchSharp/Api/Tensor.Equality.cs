namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>Whether another object is a tensor of one shape with equal elements.</summary>
        /// <param name="obj">The other object.</param>
        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        /// <summary>Whether another tensor has the same shape and equal elements.</summary>
        /// <param name="target">The other tensor.</param>
        public bool Equals(Tensor target) =>
            ReferenceEquals(this, target) || Internal.CompareOps.Equal(Impl, target.Impl);

        /// <summary>A number that identifies this object.</summary>
        public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
    }
}
