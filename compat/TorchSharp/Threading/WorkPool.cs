namespace TorchSharp.Internal;

/// <summary>
/// Splits one operation over a few threads. How the work is cut is the operation's choice and never depends on the
/// number of threads, so the same input gives the same bits on any machine; who executes a part is open.
/// </summary>
/// <remarks>
/// The caller always works itself and idle helpers join it. When many callers are busy at once there are no idle
/// helpers and everybody simply works alone, so concurrent trainings do not fight over the cores.
/// </remarks>
internal static class WorkPool
{
    private static readonly Lock Gate = new();
    private static volatile Helper[] _helpers = [];
    private static volatile int _threads = Environment.ProcessorCount;

    [ThreadStatic]
    private static bool _inside;

    public static int Threads
    {
        get => _threads;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            _threads = value;
        }
    }

    /// <summary>Runs every part of <paramref name="work"/> once; returns when all have returned.</summary>
    public static void For<TWork>(int parts, in TWork work)
        where TWork : struct, IPartWork
    {
        var helpers = Math.Min(_threads, parts) - 1;
        if (helpers <= 0 || _inside)
        {
            var alone = work;
            for (var part = 0; part < parts; part++)
            {
                alone.Run(part);
            }

            return;
        }

        var shared = SharedWork<TWork>.Rent(parts, work);
        Offer(shared, helpers);
        _inside = true;
        shared.Help();
        _inside = false;
        shared.Finish();
    }

    /// <summary>Cuts <paramref name="count"/> items into ranges of at least <paramref name="grain"/> items.</summary>
    public static void ForRange<TWork>(long count, long grain, in TWork work)
        where TWork : struct, IRangeWork
    {
        const int MostParts = 16;
        var parts = (int)Math.Clamp(count / Math.Max(grain, 1), 1, MostParts);
        if (parts == 1)
        {
            var alone = work;
            alone.Run(0, count);
            return;
        }

        // Whole vectors to each part.
        var size = ((count + parts - 1) / parts + 15) & ~15L;
        For(parts, new Ranges<TWork>(work, count, size));
    }

    internal static void EnterHelper() => _inside = true;

    private static void Offer(SharedWork work, int wanted)
    {
        var helpers = _helpers;
        if (helpers.Length < wanted)
        {
            helpers = Grow(wanted);
        }

        foreach (var helper in helpers)
        {
            if (wanted == 0)
            {
                return;
            }

            if (helper.TryGive(work))
            {
                wanted--;
            }
        }
    }

    private static Helper[] Grow(int wanted)
    {
        lock (Gate)
        {
            var helpers = _helpers;
            if (helpers.Length < wanted)
            {
                var grown = new Helper[wanted];
                for (var i = 0; i < wanted; i++)
                {
                    grown[i] = i < helpers.Length ? helpers[i] : new Helper(i);
                }

                _helpers = helpers = grown;
            }

            return helpers;
        }
    }

    // Not read-only: a call on a read-only field of unknown type would copy it.
    private struct Ranges<TWork>(TWork work, long count, long size) : IPartWork
        where TWork : struct, IRangeWork
    {
        private TWork _work = work;

        public void Run(int part)
        {
            var start = part * size;
            if (start < count)
            {
                _work.Run(start, Math.Min(count, start + size));
            }
        }
    }
}
