namespace Federation.Core;

/// <summary>The type of a <see cref="Scalar"/>'s value.</summary>
public enum ScalarKind
{
    /// <summary>A floating-point number, <see cref="double"/>.</summary>
    Double,

    /// <summary>An integer, <see cref="long"/>.</summary>
    Integer,

    /// <summary>A truth value, <see cref="bool"/>.</summary>
    Bool,

    /// <summary>A text, <see cref="string"/>.</summary>
    String,

    /// <summary>Raw bytes.</summary>
    Bytes,
}
