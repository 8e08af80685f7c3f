"""Carries out the call plans that it reads, one a line, and prints what came of each. Ends when its standard input does."""

import asyncio
import sys
import traceback

import grpc
import grpc.aio
from google.protobuf import json_format

import protocol

KINDS = {
    "UNARY": ("Unary", "unary_unary", "Request", "Response"),
    "CLIENT_STREAM": ("ClientStream", "stream_unary", "Request", "Response"),
    "SERVER_STREAM": ("ServerStream", "unary_stream", "Request", "Response"),
    "DUPLEX": ("Duplex", "stream_stream", "Request", "Response"),
    "AWAIT_HELD": ("AwaitHeld", "unary_unary", "HeldCall", "HeldCall"),
    "AWAIT_CANCELLED": ("AwaitCancelled", "unary_unary", "HeldCall", "HeldCall"),
}


class Driver:
    def __init__(self, target):
        self._channel = grpc.aio.insecure_channel(target, options=protocol.UNLIMITED)
        self._methods = {}
        self._calls = {}
        for kind, (name, arity, request, response) in KINDS.items():
            self._methods[protocol.enum_value("Method", kind)] = (kind, getattr(self._channel, arity)(
                protocol.path(name),
                request_serializer=protocol.message(request).SerializeToString,
                response_deserializer=protocol.message(response).FromString))

    async def run(self, plan):
        kind, method = self._methods[plan.method]
        responses = []
        call = self._calls[plan.id] = method(*self._arguments(kind, plan), **self._options(plan))
        try:
            if kind == "DUPLEX":
                await self._duplex(plan, call, responses)
            elif kind == "SERVER_STREAM":
                async for response in call:
                    self._receive(responses, response)
            else:
                if kind == "CLIENT_STREAM":
                    for request in self._requests(plan):
                        await call.write(request)
                    await call.done_writing()
                response = await call
                if kind in ("UNARY", "CLIENT_STREAM"):
                    self._receive(responses, response)
        except (grpc.RpcError, asyncio.CancelledError, asyncio.InvalidStateError):
            pass  # the outcome says it
        finally:
            del self._calls[plan.id]
        return await self._outcome(plan, call, responses)

    def cancel(self, plan_id):
        if plan_id in self._calls:
            self._calls[plan_id].cancel()

    async def _duplex(self, plan, call, responses):
        async def write():
            for request in self._requests(plan):
                await call.write(request)
                if plan.lockstep:
                    for _ in range(request.response_count):
                        self._receive(responses, await call.read())
            await call.done_writing()

        if plan.lockstep:
            await write()
        else:
            writing = asyncio.ensure_future(write())
        while (response := await call.read()) is not grpc.aio.EOF:
            self._receive(responses, response)
        if not plan.lockstep:
            await writing

    def _arguments(self, kind, plan):
        if kind in ("UNARY", "SERVER_STREAM"):
            return [next(self._requests(plan))]
        if kind.startswith("AWAIT"):
            return [plan.requests[0].request.hold]
        return []

    def _options(self, plan):
        metadata = [
            (entry.key, entry.value if entry.key.endswith("-bin") else entry.value.decode())
            for entry in plan.metadata
        ]
        return {
            "metadata": metadata,
            "timeout": plan.timeout_ms / 1000 if plan.timeout_ms else None,
            "compression": grpc.Compression.Gzip if plan.gzip else None,
        }

    def _requests(self, plan):
        for planned in plan.requests:
            planned.request.payload = protocol.pattern(planned.payload_size)
            yield planned.request

    def _receive(self, responses, response):
        received = protocol.message("ReceivedResponse")(
            payload_size=len(response.payload), payload_intact=protocol.is_pattern(response.payload))
        response.ClearField("payload")
        received.response.CopyFrom(response)
        responses.append(received)

    async def _outcome(self, plan, call, responses):
        code = await call.code()
        return protocol.message("CallOutcome")(
            id=plan.id,
            code=code.value[0],
            message=await call.details() or "",
            headers=self._entries(await call.initial_metadata() if code is not grpc.StatusCode.CANCELLED else ()),
            trailers=self._entries(await call.trailing_metadata()),
            responses=responses)

    @staticmethod
    def _entries(metadata):
        for key, value in metadata or ():
            yield protocol.message("Entry")(key=key, value=value if isinstance(value, bytes) else value.encode())


async def main():
    protocol.load()
    driver = Driver(sys.argv[1])
    print("ready", flush=True)
    running = set()

    async def carry_out(plan):
        try:
            outcome = await driver.run(plan)
        except Exception:
            outcome = protocol.message("CallOutcome")(id=plan.id, failure=traceback.format_exc())
        print(json_format.MessageToJson(outcome, indent=None), flush=True)

    while line := await asyncio.get_running_loop().run_in_executor(None, sys.stdin.buffer.readline):
        plan = json_format.Parse(line, protocol.message("CallPlan")())
        if plan.cancel:
            driver.cancel(plan.cancel)
            continue
        task = asyncio.ensure_future(carry_out(plan))
        running.add(task)
        task.add_done_callback(running.discard)


asyncio.run(main())
