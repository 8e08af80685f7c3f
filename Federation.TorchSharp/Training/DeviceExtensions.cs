using static TorchSharp.torch;

namespace Federation.TorchSharp;

internal static class DeviceExtensions
{
    /// <summary>The tensor on a device: itself if it is there already.</summary>
    public static Tensor On(this Tensor tensor, Device device) =>
        tensor.device_type == device.type && tensor.device_index == device.index ? tensor : tensor.to(device);
}
