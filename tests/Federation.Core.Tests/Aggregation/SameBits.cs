using System.Runtime.InteropServices;
using NUnit.Framework.Constraints;

namespace Federation.Core.Tests;

/// <summary>Numbers that are the same to the last bit, the sign of zeros included.</summary>
internal static class SameBits
{
    public static Constraint As<T>(IEnumerable<T> expected)
        where T : unmanaged => new SameBitsConstraint<T>([.. expected]);

    private sealed class SameBitsConstraint<T>(T[] expected) : Constraint
        where T : unmanaged
    {
        public override string Description => $"{expected.Length} numbers with the expected bits";

        public override ConstraintResult ApplyTo<TActual>(TActual actual)
        {
            var values = actual as T[] ?? [];
            if (values.Length != expected.Length)
            {
                return new ConstraintResult(this, $"{values.Length} numbers", isSuccess: false);
            }

            for (var i = 0; i < expected.Length; i++)
            {
                if (!MemoryMarshal.AsBytes(values.AsSpan(i, 1)).SequenceEqual(MemoryMarshal.AsBytes(expected.AsSpan(i, 1))))
                {
                    return new ConstraintResult(this, $"{values[i]} at {i}, where {expected[i]} was expected", isSuccess: false);
                }
            }

            return new ConstraintResult(this, actual, isSuccess: true);
        }
    }
}
