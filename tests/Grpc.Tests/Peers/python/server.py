"""The conformance service on grpcio. Prints its port; ends when its standard input does."""

import asyncio
import collections
import sys

import grpc
import grpc.aio

import protocol


class Service:
    def __init__(self):
        self._held = collections.defaultdict(asyncio.Event)
        self._cancelled = collections.defaultdict(asyncio.Event)
        self._arrived = collections.Counter()
        self._met = collections.defaultdict(asyncio.Event)

    def handlers(self):
        kinds = {
            "Unary": (grpc.unary_unary_rpc_method_handler, self.unary, "Request", "Response"),
            "ClientStream": (grpc.stream_unary_rpc_method_handler, self.client_stream, "Request", "Response"),
            "ServerStream": (grpc.unary_stream_rpc_method_handler, self.server_stream, "Request", "Response"),
            "Duplex": (grpc.stream_stream_rpc_method_handler, self.duplex, "Request", "Response"),
            "AwaitHeld": (grpc.unary_unary_rpc_method_handler, self.await_held, "HeldCall", "HeldCall"),
            "AwaitCancelled": (grpc.unary_unary_rpc_method_handler, self.await_cancelled, "HeldCall", "HeldCall"),
        }
        methods = {
            name: handler(
                behaviour,
                request_deserializer=protocol.message(request).FromString,
                response_serializer=protocol.message(response).SerializeToString)
            for name, (handler, behaviour, request, response) in kinds.items()
        }
        return grpc.method_handlers_generic_handler("conformance.Conformance", methods)

    async def unary(self, request, context):
        call = Call(context)
        await self._before(call, request)
        response = call.respond(request)
        await self._after(call, request)
        return response

    async def client_stream(self, requests, context):
        call = Call(context)
        last = None
        async for request in requests:
            await self._before(call, request)
            await self._after(call, request)
            last = request
        return call.respond(last or protocol.message("Request")())

    async def server_stream(self, request, context):
        call = Call(context)
        async for response in self._responses(call, request):
            yield response

    async def duplex(self, requests, context):
        call = Call(context)
        async for request in requests:
            async for response in self._responses(call, request):
                yield response

    async def await_held(self, request, context):
        await self._held[request.name].wait()
        return request

    async def await_cancelled(self, request, context):
        await self._cancelled[request.name].wait()
        return request

    async def _responses(self, call, request):
        await self._before(call, request)
        for _ in range(request.response_count):
            yield call.respond(request)
        await self._after(call, request)

    async def _before(self, call, request):
        call.count(request)
        if request.gzip_response:
            call.context.set_compression(grpc.Compression.Gzip)
        if request.echo_metadata:
            await call.echo_metadata()
        if request.delay_ms:
            await asyncio.sleep(request.delay_ms / 1000)
        if request.HasField("rendezvous"):
            await self._meet(request.rendezvous)

    async def _after(self, call, request):
        if request.HasField("status") and request.status.code:
            code = next(code for code in grpc.StatusCode if code.value[0] == request.status.code)
            await call.context.abort(code, request.status.message, call.trailers)
        if request.HasField("hold"):
            self._held[request.hold.name].set()
            try:
                await asyncio.Event().wait()
            finally:
                self._cancelled[request.hold.name].set()

    async def _meet(self, rendezvous):
        self._arrived[rendezvous.name] += 1
        if self._arrived[rendezvous.name] == rendezvous.calls:
            self._met[rendezvous.name].set()
        await self._met[rendezvous.name].wait()


class Call:
    def __init__(self, context):
        self.context = context
        self.trailers = ()
        self._responses = 0
        self._requests = 0
        self._bytes = 0
        self._intact = True

    def count(self, request):
        self._requests += 1
        self._bytes += len(request.payload)
        self._intact = self._intact and protocol.is_pattern(request.payload)

    async def echo_metadata(self):
        echo = tuple((k, v) for k, v in self.context.invocation_metadata() if k.startswith("x-echo-"))
        self.trailers = echo
        self.context.set_trailing_metadata(echo)
        await self.context.send_initial_metadata(echo)

    def respond(self, request):
        remaining = self.context.time_remaining()
        response = protocol.message("Response")(
            payload=protocol.pattern(request.response_size),
            index=self._responses,
            connection=self.context.peer(),
            timeout_ms=-1 if remaining is None else int(remaining * 1000),
            request_count=self._requests,
            request_bytes=self._bytes,
            requests_intact=self._intact)
        self._responses += 1
        return response


async def main():
    protocol.load()
    server = grpc.aio.server(options=protocol.UNLIMITED + [("grpc.so_reuseport", 0)])
    server.add_generic_rpc_handlers((Service().handlers(),))
    port = server.add_insecure_port("127.0.0.1:0")
    await server.start()
    print(port, flush=True)
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.buffer.read)
    await server.stop(grace=None)


asyncio.run(main())
