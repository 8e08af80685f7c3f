namespace TorchSharp;

/// <summary>Conversions of tensors that hold a single element.</summary>
public static partial class TensorExtensionMethods
{
    /// <summary>Makes a parameter of a tensor, which becomes empty.</summary>
    /// <param name="tensor">The tensor; its handle is invalid afterwards.</param>
    public static Modules.Parameter AsParameter(this torch.Tensor tensor) => new(tensor);

    /// <summary>The size of an element of a type in bytes.</summary>
    /// <param name="type">The type.</param>
    public static int ElementSize(this ScalarType type) => Internal.DTypes.Size(type);

    /// <summary>The only element in half precision.</summary>
    /// <param name="value">The tensor.</param>
    public static Half ToHalf(this torch.Tensor value) => (Half)value.ToNumber().ToDouble();

    /// <summary>The only element in single precision.</summary>
    /// <param name="value">The tensor.</param>
    public static float ToSingle(this torch.Tensor value) => (float)value.ToNumber().ToDouble();

    /// <summary>The only element in double precision.</summary>
    /// <param name="value">The tensor.</param>
    public static double ToDouble(this torch.Tensor value) => value.ToNumber().ToDouble();

    /// <summary>The only element as a 32-bit integer.</summary>
    /// <param name="value">The tensor.</param>
    public static int ToInt32(this torch.Tensor value) => (int)value.ToNumber().ToInt64();

    /// <summary>The only element as a 64-bit integer.</summary>
    /// <param name="value">The tensor.</param>
    public static long ToInt64(this torch.Tensor value) => value.ToNumber().ToInt64();

    /// <summary>Whether the only element differs from zero.</summary>
    /// <param name="value">The tensor.</param>
    public static bool ToBoolean(this torch.Tensor value) => value.ToNumber().ToBoolean();

    /// <summary>The only element as an 8-bit unsigned integer.</summary>
    /// <param name="value">The tensor.</param>
    public static byte ToByte(this torch.Tensor value) => (byte)value.ToNumber().ToInt64();

    /// <summary>The only element as an 8-bit signed integer.</summary>
    /// <param name="value">The tensor.</param>
    public static sbyte ToSByte(this torch.Tensor value) => (sbyte)value.ToNumber().ToInt64();

    /// <summary>The only element as a 16-bit integer.</summary>
    /// <param name="value">The tensor.</param>
    public static short ToInt16(this torch.Tensor value) => (short)value.ToNumber().ToInt64();
}
