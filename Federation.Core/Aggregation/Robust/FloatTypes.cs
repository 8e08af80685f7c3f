namespace Federation.Core;

/// <summary>Tells floating-point types from others.</summary>
internal static class FloatTypes
{
    public static bool Contains(DType dtype) => dtype is DType.Float32 or DType.Float64 or DType.Float16 or DType.BFloat16;
}
