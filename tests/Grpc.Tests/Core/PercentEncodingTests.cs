using Grpc.Net.Internal;

namespace Grpc.Tests.Core;

public sealed class PercentEncodingTests
{
    private static readonly (string Text, string Encoded)[] s_pairs =
    [
        ("", ""),
        ("plain text ~!\"", "plain text ~!\""),
        ("100%", "100%25"),
        ("a\r\nb\0\u007f", "a%0D%0Ab%00%7F"),
        ("Straße", "Stra%C3%9Fe"),
        ("模型 👍", "%E6%A8%A1%E5%9E%8B %F0%9F%91%8D"),
    ];

    [TestCaseSource(nameof(s_pairs))]
    public void Encode_Text_LeavesOnlyPrintableAscii((string Text, string Encoded) pair) =>
        Assert.That(PercentEncoding.Encode(pair.Text), Is.EqualTo(pair.Encoded));

    [TestCaseSource(nameof(s_pairs))]
    public void Decode_Encoded_GivesTextBack((string Text, string Encoded) pair) =>
        Assert.That(PercentEncoding.Decode(pair.Encoded), Is.EqualTo(pair.Text));

    [TestCase("50% off", "50% off")]
    [TestCase("a%", "a%")]
    [TestCase("a%4", "a%4")]
    [TestCase("a%zz%41", "a%zzA")]
    [TestCase("%e6%a8%a1", "模")]
    [TestCase("%E6%A8", "\uFFFD")]
    [TestCase("ä%41", "äA")]
    public void Decode_Malformed_KeepsWhatItCan(string text, string expected) =>
        Assert.That(PercentEncoding.Decode(text), Is.EqualTo(expected));

    [Test]
    public void Encode_LoneSurrogate_IsReplaced() =>
        Assert.That(PercentEncoding.Encode("a\uD800b"), Is.EqualTo("a%EF%BF%BDb"));
}
