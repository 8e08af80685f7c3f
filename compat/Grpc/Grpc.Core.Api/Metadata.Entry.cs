using System.Buffers;
using System.Text;

namespace Grpc.Core;

/// <content>The entries.</content>
public sealed partial class Metadata
{
    /// <summary>One key with its value, a text or bytes.</summary>
    public class Entry
    {
        private static readonly SearchValues<char> s_keyCharacters =
            SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.");

        private readonly string? _value;
        private readonly byte[]? _bytes;

        /// <summary>Creates an entry whose value is bytes.</summary>
        /// <param name="key">
        /// The key: ASCII letters, digits, <c>_</c>, <c>-</c> and <c>.</c>, ending in <c>-bin</c>.
        /// </param>
        /// <param name="valueBytes">The bytes, which are copied.</param>
        /// <exception cref="ArgumentException">The key is not of that form.</exception>
        /// <exception cref="ArgumentNullException">An argument is null.</exception>
        public Entry(string key, byte[] valueBytes)
            : this(NormalizeKey(key), null, (byte[]?)valueBytes?.Clone())
        {
            ArgumentNullException.ThrowIfNull(valueBytes);
            if (!HasBinarySuffix(Key))
            {
                throw new ArgumentException(
                    $"The key \"{key}\" of a binary value must end in \"{BinaryHeaderSuffix}\".", nameof(key));
            }
        }

        /// <summary>Creates an entry whose value is a text.</summary>
        /// <param name="key">
        /// The key: ASCII letters, digits, <c>_</c>, <c>-</c> and <c>.</c>, not ending in <c>-bin</c>.
        /// </param>
        /// <param name="value">The text, in ASCII.</param>
        /// <exception cref="ArgumentException">The key is not of that form.</exception>
        /// <exception cref="ArgumentNullException">An argument is null.</exception>
        public Entry(string key, string value)
            : this(NormalizeKey(key), value, null)
        {
            ArgumentNullException.ThrowIfNull(value);
            if (HasBinarySuffix(Key))
            {
                throw new ArgumentException(
                    $"The key \"{key}\" ends in \"{BinaryHeaderSuffix}\", so its value must be bytes.", nameof(key));
            }
        }

        private Entry(string key, string? value, byte[]? bytes)
        {
            Key = key;
            _value = value;
            _bytes = bytes;
        }

        /// <summary>The key, in lowercase.</summary>
        public string Key { get; }

        /// <summary>A copy of the bytes; those of a text are its ASCII characters.</summary>
        public byte[] ValueBytes => _bytes is null ? Encoding.ASCII.GetBytes(_value!) : (byte[])_bytes.Clone();

        /// <summary>The text.</summary>
        /// <exception cref="InvalidOperationException">The value is bytes.</exception>
        public string Value => _value
            ?? throw new InvalidOperationException("Cannot access string value of a binary metadata entry");

        /// <summary>Whether the value is bytes.</summary>
        public bool IsBinary => _value is null;

        /// <inheritdoc />
        public override string ToString() =>
            IsBinary ? $"[Entry: key={Key}, valueBytes={_bytes}]" : $"[Entry: key={Key}, value={_value}]";

        /// <summary>The bytes themselves, for a serializer that only reads them.</summary>
        internal ReadOnlySpan<byte> BinaryValue => _bytes;

        /// <summary>An entry from the wire, whose bytes nobody else holds.</summary>
        internal static Entry FromWire(string lowercaseKey, byte[] bytes) => new(lowercaseKey, null, bytes);

        /// <summary>An entry from the wire.</summary>
        internal static Entry FromWire(string lowercaseKey, string value) => new(lowercaseKey, value, null);

        internal static bool HasBinarySuffix(string key) =>
            key.EndsWith(BinaryHeaderSuffix, StringComparison.OrdinalIgnoreCase);

        internal bool HasKey(string key) => string.Equals(Key, key, StringComparison.OrdinalIgnoreCase);

        private static string NormalizeKey(string key)
        {
            ArgumentNullException.ThrowIfNull(key);
            if (key.AsSpan().ContainsAnyExcept(s_keyCharacters))
            {
                throw new ArgumentException(
                    $"The metadata key \"{key}\" may only hold ASCII letters, digits, underscores, hyphens and dots.",
                    nameof(key));
            }

            return key.ToLowerInvariant();
        }
    }
}
