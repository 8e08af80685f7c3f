using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The elements converted; the tensor itself if they have the type already.</summary>
        /// <param name="type">The type wanted.</param>
        /// <param name="copy">Whether to copy even then.</param>
        public Tensor to_type(ScalarType type, bool copy = false) => new(Viewing.To(Impl, type, copy));

        /// <summary>The elements converted; the tensor itself if they have the type already.</summary>
        /// <param name="type">The type wanted.</param>
        public Tensor to(ScalarType type) => to_type(type);

        /// <summary>The tensor on another device; itself, as there is only the CPU.</summary>
        /// <param name="device">The device.</param>
        /// <exception cref="NotSupportedException">The device is not the CPU.</exception>
        public Tensor to(Device device)
        {
            CheckDevice(device);
            return alias();
        }

        /// <summary>The tensor on another device; itself, as there is only the CPU.</summary>
        /// <param name="device">The device's name.</param>
        /// <exception cref="NotSupportedException">The device is not the CPU.</exception>
        public Tensor to(string device) => to(new Device(device));

        /// <summary>The tensor on another device; itself, as there is only the CPU.</summary>
        /// <param name="deviceType">The type of the device.</param>
        /// <param name="deviceIndex">The index of the device.</param>
        /// <param name="copy">Whether to copy even so.</param>
        /// <exception cref="NotSupportedException">The device is not the CPU.</exception>
        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false) =>
            to(dtype, new Device(deviceType, deviceIndex), copy);

        /// <summary>The elements converted, on another device.</summary>
        /// <param name="type">The type wanted.</param>
        /// <param name="device">The device.</param>
        /// <param name="copy">Whether to copy even if nothing changes.</param>
        /// <exception cref="NotSupportedException">The device is not the CPU.</exception>
        public Tensor to(ScalarType type, Device device, bool copy = false)
        {
            CheckDevice(device);
            return to_type(type, copy);
        }

        /// <summary>The elements converted to another tensor's type, on its device.</summary>
        /// <param name="other">The other tensor.</param>
        public Tensor to(Tensor other) => to_type(other.dtype);

        /// <summary>The elements converted to another tensor's type.</summary>
        /// <param name="tensor">The other tensor.</param>
        public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);

        /// <summary>The tensor in main memory: itself.</summary>
        public Tensor cpu() => alias();

        /// <summary>The elements in single precision.</summary>
        public Tensor @float() => to_type(ScalarType.Float32);

        /// <summary>The elements in double precision.</summary>
        public Tensor @double() => to_type(ScalarType.Float64);

        /// <summary>The elements as 32-bit integers.</summary>
        public Tensor @int() => to_type(ScalarType.Int32);

        /// <summary>The elements as 64-bit integers.</summary>
        public Tensor @long() => to_type(ScalarType.Int64);

        /// <summary>Converted to bytes.</summary>
        public Tensor @byte() => to_type(ScalarType.Byte);

        /// <summary>Converted to 8-bit signed integers.</summary>
        public Tensor @char() => to_type(ScalarType.Int8);

        /// <summary>Converted to 16-bit integers.</summary>
        public Tensor @short() => to_type(ScalarType.Int16);

        /// <summary>Converted to half precision.</summary>
        public Tensor half() => to_type(ScalarType.Float16);

        /// <summary>Converted to the upper halves of single-precision numbers.</summary>
        public Tensor bfloat16() => to_type(ScalarType.BFloat16);

        /// <summary>Converted to another element type.</summary>
        /// <param name="dtype">The type.</param>
        public Tensor type(ScalarType dtype) => to_type(dtype);

        /// <summary>Whether each element differs from zero.</summary>
        public Tensor @bool() => to_type(ScalarType.Bool);
    }
}
