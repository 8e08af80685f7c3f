"""The conformance protocol for grpcio, built from the descriptors that the test sends, so that no generated code is needed."""

import base64
import sys

from google.protobuf import descriptor_pb2, descriptor_pool
from google.protobuf.message_factory import MessageFactory

_PACKAGE = "conformance"
_SERVICE = "/conformance.Conformance/"
_pool = descriptor_pool.DescriptorPool()
_factory = MessageFactory(_pool)

UNLIMITED = [
    ("grpc.max_receive_message_length", -1),
    ("grpc.max_send_message_length", -1),
]


def load():
    """Reads the first line of standard input: the descriptors of the protocol, as base64."""
    files = descriptor_pb2.FileDescriptorSet.FromString(base64.b64decode(sys.stdin.buffer.readline()))
    for file in files.file:
        _pool.Add(file)


def message(name):
    return _factory.GetPrototype(_pool.FindMessageTypeByName(f"{_PACKAGE}.{name}"))


def enum_value(enum, name):
    return _pool.FindEnumTypeByName(f"{_PACKAGE}.{enum}").values_by_name[name].number


def path(method):
    return _SERVICE + method


_CYCLE = bytes(range(251))


def pattern(size):
    return (_CYCLE * (size // 251 + 1))[:size]


def is_pattern(payload):
    return payload == pattern(len(payload))
