namespace TorchSharp;

/// <summary>Where tensors live. This engine has the CPU only.</summary>
public enum DeviceType
{
    /// <summary>Main memory.</summary>
    CPU = 0,

    /// <summary>An NVIDIA GPU; not available here.</summary>
    CUDA = 1,

    /// <summary>An Apple GPU; not available here.</summary>
    MPS = 13,
}
