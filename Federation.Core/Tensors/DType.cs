namespace Federation.Core;

/// <summary>The element type of a tensor.</summary>
public enum DType
{
    /// <summary>IEEE 754 binary32, <see cref="float"/>.</summary>
    Float32,

    /// <summary>IEEE 754 binary64, <see cref="double"/>.</summary>
    Float64,

    /// <summary>IEEE 754 binary16, <see cref="Half"/>.</summary>
    Float16,

    /// <summary>The upper half of binary32, <see cref="Core.BFloat16"/>.</summary>
    BFloat16,

    /// <summary>Signed, 8 bits, <see cref="sbyte"/>.</summary>
    Int8,

    /// <summary>Signed, 32 bits, <see cref="int"/>.</summary>
    Int32,

    /// <summary>Signed, 64 bits, <see cref="long"/>.</summary>
    Int64,

    /// <summary>Unsigned, 8 bits, <see cref="byte"/>.</summary>
    UInt8,

    /// <summary>One byte, 0 or 1, <see cref="bool"/>.</summary>
    Bool,
}
