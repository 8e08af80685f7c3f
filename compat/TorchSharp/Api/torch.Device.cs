using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The CPU.</summary>
    public static Device CPU = new(DeviceType.CPU);

    /// <summary>The default CUDA device.</summary>
    /// <exception cref="NotSupportedException">Always: this engine has the CPU only.</exception>
    public static Device CUDA => CheckDevice(new Device(DeviceType.CUDA));

    /// <summary>The default Apple GPU.</summary>
    /// <exception cref="NotSupportedException">Always: this engine has the CPU only.</exception>
    public static Device MPS => CheckDevice(new Device(DeviceType.MPS));

    /// <summary>Makes a device from text such as <c>cpu</c>.</summary>
    /// <param name="description">The device type, optionally followed by a colon and an index.</param>
    /// <exception cref="NotSupportedException">The device is not the CPU.</exception>
    public static Device device(string description) => CheckDevice(new Device(description));

    /// <summary>Makes a device.</summary>
    /// <param name="deviceType">The device's type.</param>
    /// <param name="index">The device's index; ignored for the CPU.</param>
    /// <exception cref="NotSupportedException">The device is not the CPU.</exception>
    public static Device device(DeviceType deviceType, int index = -1) => CheckDevice(new Device(deviceType, index));

    internal static Device CheckDevice(Device? device)
    {
        if (device is not null && device.type != DeviceType.CPU)
        {
            throw NativeError.Unsupported($"The device '{device}'");
        }

        return device ?? CPU;
    }

    /// <summary>Whether an Apple GPU can be used: never.</summary>
    public static bool mps_is_available() => false;

    /// <summary>Whether a CUDA device can be used: never.</summary>
    public static bool cuda_is_available() => cuda.is_available();

    /// <summary>Whether devices of a type can be used.</summary>
    /// <param name="deviceType">The type.</param>
    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType == DeviceType.CPU;

    /// <summary>Checks that devices of a type can be used.</summary>
    /// <param name="deviceType">The type.</param>
    /// <exception cref="InvalidOperationException">They cannot.</exception>
    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType))
        {
            throw new InvalidOperationException($"Torch device type '{deviceType}' is not available: this engine has the CPU only.");
        }
    }

    /// <summary>Checks that a device can be used.</summary>
    /// <param name="device">The device; the CPU if null.</param>
    /// <returns>The device.</returns>
    /// <exception cref="InvalidOperationException">It cannot be used.</exception>
    public static Device InitializeDevice(Device? device)
    {
        device ??= CPU;
        InitializeDeviceType(device.type);
        return device;
    }

    /// <summary>CUDA: there is none here.</summary>
    public static class cuda
    {
        /// <summary>Whether a CUDA device can be used: never.</summary>
        public static bool is_available() => false;

        /// <summary>The number of CUDA devices: none.</summary>
        public static int device_count() => 0;

        /// <summary>Whether cuDNN can be used: never.</summary>
        public static bool is_cudnn_available() => false;

        /// <summary>Seeds the current CUDA device: does nothing, as there is none.</summary>
        /// <param name="seed">The seed.</param>
        public static void manual_seed(long seed)
        {
        }

        /// <summary>Seeds all CUDA devices: does nothing, as there are none.</summary>
        /// <param name="seed">The seed.</param>
        public static void manual_seed_all(long seed)
        {
        }
    }

    /// <summary>Where a tensor is, or is to be.</summary>
    public class Device
    {
        /// <summary>Reads a device from text.</summary>
        /// <param name="description">The device type, optionally followed by a colon and an index.</param>
        /// <exception cref="ArgumentException">The text names no known device.</exception>
        public Device(string description)
        {
            ArgumentNullException.ThrowIfNull(description);
            var parts = description.Split(':');
            type = Enum.Parse<DeviceType>(parts[0], ignoreCase: true);
            index = parts.Length > 1 ? int.Parse(parts[1]) : -1;
        }

        /// <summary>Makes a device.</summary>
        /// <param name="deviceType">The device's type.</param>
        /// <param name="index">The device's index; ignored for the CPU.</param>
        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            this.index = index;
        }

        /// <summary>The device's type.</summary>
        public DeviceType type { get; }

        /// <summary>The device's index, -1 if none was given.</summary>
        public int index { get; }

        /// <summary>Reads a device from text.</summary>
        /// <param name="description">The device type, optionally followed by a colon and an index.</param>
        public static implicit operator Device(string description) => new(description);

        /// <inheritdoc/>
        public override string ToString()
        {
            var name = type.ToString().ToLowerInvariant();
            return index < 0 || type == DeviceType.CPU ? name : $"{name}:{index}";
        }
    }
}
