namespace TorchSharp;

/// <summary>Moving modules between devices. There is only the CPU, so they stay where they are.</summary>
public static class ModuleExtensionMethods
{
    /// <summary>The module on a device.</summary>
    /// <typeparam name="T">The type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <param name="device">The device.</param>
    /// <returns>The module.</returns>
    /// <exception cref="NotSupportedException">The device is not the CPU.</exception>
    public static T to<T>(this T module, torch.Device device)
        where T : torch.nn.Module
    {
        torch.CheckDevice(device);
        return module;
    }

    /// <summary>The module in main memory.</summary>
    /// <typeparam name="T">The type of the module.</typeparam>
    /// <param name="module">The module.</param>
    /// <returns>The module.</returns>
    public static T cpu<T>(this T module)
        where T : torch.nn.Module => module;
}
