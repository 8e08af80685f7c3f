using System.Runtime.InteropServices;

namespace Federation.Core;

/// <summary>Memory outside of the managed heap, aligned to cache lines.</summary>
internal sealed unsafe class NativeArray<T>(long length) : SafeHandle(0, ownsHandle: true)
    where T : unmanaged
{
    private const int Alignment = 64;

    /// <summary>The first element; the memory is taken at the first use.</summary>
    public T* Pointer
    {
        get
        {
            if (handle == 0)
            {
                SetHandle((nint)NativeMemory.AlignedAlloc((nuint)(length * sizeof(T)), Alignment));
            }

            return (T*)handle;
        }
    }

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }
}
