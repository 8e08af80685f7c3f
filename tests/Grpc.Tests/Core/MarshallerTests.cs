using System.Buffers;
using Grpc.Core;
using Grpc.Net.Internal;

namespace Grpc.Tests.Core;

public sealed class MarshallerTests
{
    [Test]
    public void StringMarshaller_ThroughContexts_RoundTrips()
    {
        Marshaller<string> marshaller = Marshallers.StringMarshaller;
        var output = new ArrayBufferWriter<byte>();
        using var writer = new MessageWriter(null, null);

        writer.Write("grüße", marshaller.ContextualSerializer, output);
        string text = new MessageDeserializationContext().Deserialize(
            new ReadOnlySequence<byte>(output.WrittenMemory[MessageHeader.Size..]), marshaller.ContextualDeserializer);

        Assert.That(text, Is.EqualTo("grüße"));
    }

    [Test]
    public void Serializer_OfContextualMarshaller_Throws()
    {
        Marshaller<string> marshaller = Marshallers.Create<string>((_, _) => { }, _ => "");

        Assert.That(() => marshaller.Serializer("a"), Throws.TypeOf<NotSupportedException>());
        Assert.That(() => marshaller.Deserializer([]), Throws.TypeOf<NotSupportedException>());
    }
}
