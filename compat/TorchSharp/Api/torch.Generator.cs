using TorchSharp.Internal;

namespace TorchSharp;

public static partial class torch
{
    // Unseeded until manual_seed, as in PyTorch.
    private static readonly Generator DefaultGenerator = new(AnySeed());

    /// <summary>Seeds the default generator, which is one for the whole process.</summary>
    /// <param name="seed">The seed.</param>
    /// <returns>The default generator.</returns>
    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    /// <summary>The process's random numbers.</summary>
    public static partial class random
    {
        /// <summary>Seeds the default generator, which is one for the whole process.</summary>
        /// <param name="seed">The seed.</param>
        /// <returns>The default generator.</returns>
        public static Generator manual_seed(long seed) => DefaultGenerator.manual_seed(seed);

        /// <summary>Seeds the default generator with a number that cannot be foreseen.</summary>
        /// <returns>The seed.</returns>
        public static long seed() => DefaultGenerator.seed();

        /// <summary>The seed that the default generator's current sequence began with.</summary>
        public static long initial_seed() => DefaultGenerator.initial_seed();
    }

    private static ulong AnySeed() => (ulong)System.Random.Shared.NextInt64();

    /// <summary>A source of random numbers. Draws of one operation are never mixed with another thread's.</summary>
    public class Generator : IDisposable
    {
        private readonly Lock _gate = new();
        private MersenneTwister _twister;

        /// <summary>Makes a generator.</summary>
        /// <param name="seed">The initial seed.</param>
        /// <param name="device">The device; the CPU if null.</param>
        public Generator(ulong seed = 0, Device? device = null)
        {
            this.device = CheckDevice(device ?? new Device(DeviceType.CPU));
            _twister = new MersenneTwister(seed);
        }

        /// <summary>The process's default generator.</summary>
        public static Generator Default => DefaultGenerator;

        /// <summary>The generator's device.</summary>
        public Device device { get; }

        /// <summary>Starts the sequence of a seed.</summary>
        /// <param name="seed">The seed.</param>
        /// <returns>This generator.</returns>
        public Generator manual_seed(long seed)
        {
            lock (_gate)
            {
                _twister = new MersenneTwister((ulong)seed);
            }

            return this;
        }

        /// <summary>Starts the sequence of a seed that cannot be foreseen.</summary>
        /// <returns>The seed.</returns>
        public long seed()
        {
            var seed = (long)AnySeed();
            manual_seed(seed);
            return seed;
        }

        /// <summary>The seed that the current sequence began with.</summary>
        public long initial_seed()
        {
            lock (_gate)
            {
                return (long)_twister.Seed;
            }
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        internal void Draw<TState>(TState state, Action<MersenneTwister, TState> draw)
        {
            lock (_gate)
            {
                draw(_twister, state);
            }
        }

        internal void Draw(Action<MersenneTwister> draw)
        {
            lock (_gate)
            {
                draw(_twister);
            }
        }

        /// <summary>Nothing to release: the generator is managed.</summary>
        /// <param name="disposing">Whether the caller is <see cref="Dispose()"/>.</param>
        protected virtual void Dispose(bool disposing)
        {
        }
    }
}
