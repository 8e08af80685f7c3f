using System.Numerics;

namespace TorchSharp.Internal;

/// <summary>Work that is written once for every element type that arithmetic is offered for.</summary>
internal interface INumericWork
{
    void Run<T>()
        where T : unmanaged, INumber<T>;
}

/// <summary>Work that is written once for the floating-point types that are computed in.</summary>
internal interface IFloatingWork
{
    void Run<T>()
        where T : unmanaged, IFloatingPointIeee754<T>;
}

/// <summary>Chooses the instance of generic work for an element type.</summary>
internal static class Dispatch
{
    public static void Numeric<TWork>(ScalarType type, string operation, ref TWork work)
        where TWork : struct, INumericWork
    {
        switch (type)
        {
            case ScalarType.Float32:
                work.Run<float>();
                break;
            case ScalarType.Float64:
                work.Run<double>();
                break;
            case ScalarType.Int64:
                work.Run<long>();
                break;
            case ScalarType.Int32:
                work.Run<int>();
                break;
            case ScalarType.Int16:
                work.Run<short>();
                break;
            case ScalarType.Int8:
                work.Run<sbyte>();
                break;
            case ScalarType.Byte:
                work.Run<byte>();
                break;
            default:
                throw NativeError.Unsupported($"'{operation}' for elements of type {type}");
        }
    }

    public static void Floating<TWork>(ScalarType type, string operation, ref TWork work)
        where TWork : struct, IFloatingWork
    {
        switch (type)
        {
            case ScalarType.Float32:
                work.Run<float>();
                break;
            case ScalarType.Float64:
                work.Run<double>();
                break;
            default:
                throw NativeError.Unsupported($"'{operation}' for elements of type {type}");
        }
    }
}
