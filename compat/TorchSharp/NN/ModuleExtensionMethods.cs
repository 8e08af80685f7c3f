namespace TorchSharp;

/// <summary>Conversion of modules. There is only the CPU, so none is moved.</summary>
public static class ModuleExtensionMethods
{
    /// <summary>Converts the floating-point parameters and buffers.</summary>
    /// <typeparam name="T">The type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="type">The element type.</param>
    /// <param name="non_blocking">No difference on the CPU.</param>
    /// <returns>The module.</returns>
    /// <exception cref="ArgumentException">The type is not floating-point.</exception>
    public static T to<T>(this T module, torch.ScalarType type, bool non_blocking = false)
        where T : torch.nn.Module
    {
        ArgumentNullException.ThrowIfNull(module);
        module.Convert(type);
        return module;
    }

    /// <summary>Converts the floating-point parameters and buffers on a device.</summary>
    /// <typeparam name="T">The type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="device">The device.</param>
    /// <param name="type">The element type.</param>
    /// <param name="non_blocking">No difference on the CPU.</param>
    /// <returns>The module.</returns>
    /// <exception cref="ArgumentException">The type is not floating-point.</exception>
    /// <exception cref="NotSupportedException">The device is not the CPU.</exception>
    public static T to<T>(this T module, torch.Device device, torch.ScalarType type, bool non_blocking = false)
        where T : torch.nn.Module => module.to(device).to(type);

    /// <summary>The module on a device.</summary>
    /// <typeparam name="T">The type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="deviceType">The type of the device.</param>
    /// <param name="deviceIndex">The index of the device.</param>
    /// <param name="non_blocking">No difference on the CPU.</param>
    /// <returns>The module.</returns>
    /// <exception cref="NotSupportedException">The device is not the CPU.</exception>
    public static T to<T>(
        this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false)
        where T : torch.nn.Module => module.to(new torch.Device(deviceType, deviceIndex));

    /// <summary>The module on a device.</summary>
    /// <typeparam name="T">The type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="device">The device.</param>
    /// <param name="non_blocking">No difference on the CPU.</param>
    /// <returns>The module.</returns>
    /// <exception cref="NotSupportedException">The device is not the CPU.</exception>
    public static T to<T>(this T module, torch.Device device, bool non_blocking = false)
        where T : torch.nn.Module
    {
        torch.CheckDevice(device);
        return module;
    }

    /// <summary>The module on a device.</summary>
    /// <typeparam name="T">The type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="device">The device as text, such as <c>cpu</c>.</param>
    /// <param name="non_blocking">No difference on the CPU.</param>
    /// <returns>The module.</returns>
    /// <exception cref="NotSupportedException">The device is not the CPU.</exception>
    public static T to<T>(this T module, string device, bool non_blocking = false)
        where T : torch.nn.Module => module.to(new torch.Device(device));

    /// <summary>Converts the floating-point parameters and buffers to a tensor's type, on its device.</summary>
    /// <typeparam name="T">The type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="other">The tensor.</param>
    /// <param name="non_blocking">No difference on the CPU.</param>
    /// <returns>The module.</returns>
    /// <exception cref="ArgumentException">The tensor is not floating-point.</exception>
    public static T to<T>(this T module, torch.Tensor other, bool non_blocking = false)
        where T : torch.nn.Module
    {
        ArgumentNullException.ThrowIfNull(other);
        return module.to(other.dtype);
    }

    /// <summary>The module in main memory.</summary>
    /// <typeparam name="T">The type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">No difference on the CPU.</param>
    /// <returns>The module.</returns>
    public static T cpu<T>(this T module, bool non_blocking = false)
        where T : torch.nn.Module => module;

    /// <summary>Converts the floating-point parameters and buffers to half precision.</summary>
    /// <typeparam name="T">The type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">No difference on the CPU.</param>
    /// <returns>The module.</returns>
    public static T half<T>(this T module, bool non_blocking = false)
        where T : torch.nn.Module => module.to(ScalarType.Float16);

    /// <summary>Converts the floating-point parameters and buffers to bfloat16.</summary>
    /// <typeparam name="T">The type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">No difference on the CPU.</param>
    /// <returns>The module.</returns>
    public static T bfloat16<T>(this T module, bool non_blocking = false)
        where T : torch.nn.Module => module.to(ScalarType.BFloat16);

    /// <summary>Converts the floating-point parameters and buffers to single precision.</summary>
    /// <typeparam name="T">The type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">No difference on the CPU.</param>
    /// <returns>The module.</returns>
    public static T @float<T>(this T module, bool non_blocking = false)
        where T : torch.nn.Module => module.to(ScalarType.Float32);

    /// <summary>Converts the floating-point parameters and buffers to double precision.</summary>
    /// <typeparam name="T">The type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="non_blocking">No difference on the CPU.</param>
    /// <returns>The module.</returns>
    public static T @double<T>(this T module, bool non_blocking = false)
        where T : torch.nn.Module => module.to(ScalarType.Float64);
}
