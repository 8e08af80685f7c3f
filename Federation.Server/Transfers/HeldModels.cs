using Role = Federation.Protos.V1.Model.Types.Role;

namespace Federation.Server;

/// <summary>
/// Which list of each role a client holds, as far as the server knows. What is said here of a list that the client does not hold any
/// more costs a failed instruction, so that in doubt it is taken to be gone.
/// </summary>
internal sealed class HeldModels
{
    private readonly Lock _gate = new();

    // By role. A version of 0 is none.
    private readonly (ulong Version, ulong Bytes)[] _held = new (ulong, ulong)[2];

    /// <summary>The most bytes that the client takes, of both roles together; null for no limit.</summary>
    public ulong? MaxBytes { get; set; }

    /// <summary>Whether the client holds that version, and need not be sent it.</summary>
    public bool Holds(Role role, ulong version, long bytes)
    {
        lock (_gate)
        {
            ref var held = ref _held[(int)role];
            if (held.Version != version)
            {
                return false;
            }

            held.Bytes = (ulong)bytes;
            return true;
        }
    }

    /// <summary>The client says that it holds a version, or with 0 none; how large that is the server has forgotten.</summary>
    public void Claimed(Role role, ulong version) => Set(role, version, ulong.MaxValue);

    /// <summary>A list is announced: the client lets go of the last one, and of the one of the other role if both are too large together.</summary>
    public void Announced(Role role, long bytes)
    {
        lock (_gate)
        {
            _held[(int)role] = default;
            ref var other = ref _held[1 - (int)role];
            if (MaxBytes is { } most && other.Bytes > most - Math.Min((ulong)bytes, most))
            {
                other = default;
            }
        }
    }

    /// <summary>A list is all there.</summary>
    public void Sent(Role role, ulong version, long bytes) => Set(role, version, (ulong)bytes);

    /// <summary>The client could not use what it was sent.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            Array.Clear(_held);
        }
    }

    private void Set(Role role, ulong version, ulong bytes)
    {
        lock (_gate)
        {
            _held[(int)role] = (version, bytes);
        }
    }
}
