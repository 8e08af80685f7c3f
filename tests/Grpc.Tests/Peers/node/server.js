// The conformance service on grpc-js. Prints its port; ends when its standard input does.
import grpc from '@grpc/grpc-js';
import { isPattern, load, nextLine, pattern, unlimited } from './protocol.js';

const held = new Map(); // name -> { promise, resolve }
const cancelled = new Map();
const meetings = new Map(); // name -> { arrived, met }

function signal(map, name) {
  if (!map.has(name)) {
    map.set(name, withResolvers());
  }
  return map.get(name);
}

function withResolvers() {
  const signal = {};
  signal.promise = new Promise((resolve) => { signal.resolve = resolve; });
  return signal;
}

function meet({ name, calls }) {
  if (!meetings.has(name)) {
    meetings.set(name, { arrived: 0, met: withResolvers() });
  }
  const meeting = meetings.get(name);
  if (++meeting.arrived === calls) {
    meeting.met.resolve();
  }
  return meeting.met.promise;
}

class EndedWithStatus extends Error {
  constructor(status, trailers) {
    super(status.message);
    this.code = status.code;
    this.details = status.message;
    this.metadata = trailers;
  }
}

// Iterating over a call as such would destroy it at the end of the requests, before the response is sent.
const incoming = (call) => call.iterator({ destroyOnReturn: false });

class Call {
  constructor(call) {
    this.call = call;
    this.trailers = new grpc.Metadata();
    this.responses = 0;
    this.requests = 0;
    this.bytes = 0;
    this.intact = true;
  }

  async before(request) {
    this.requests++;
    this.bytes += request.payload.length;
    this.intact = this.intact && isPattern(request.payload);
    if (request.echo_metadata) {
      this.echoMetadata();
    }
    if (request.delay_ms) {
      await new Promise((resolve) => { setTimeout(resolve, request.delay_ms); });
    }
    if (request.rendezvous) {
      await meet(request.rendezvous);
    }
  }

  async after(request) {
    if (request.status?.code) {
      throw new EndedWithStatus(request.status, this.trailers);
    }
    if (request.hold) {
      signal(held, request.hold.name).resolve();
      await this.cancellation();
      signal(cancelled, request.hold.name).resolve();
    }
  }

  cancellation() {
    return new Promise((resolve) => {
      if (this.call.cancelled) {
        resolve();
      }
      this.call.on('cancelled', resolve);
    });
  }

  echoMetadata() {
    const headers = new grpc.Metadata();
    for (const name of Object.keys(this.call.metadata.getMap())) {
      if (name.startsWith('x-echo-')) {
        for (const value of this.call.metadata.get(name)) {
          headers.add(name, value);
          this.trailers.add(name, value);
        }
      }
    }
    this.call.sendMetadata(headers);
  }

  respond(request) {
    const deadline = this.call.getDeadline();
    const time = deadline instanceof Date ? deadline.getTime() : deadline;
    return {
      payload: pattern(request.response_size),
      index: this.responses++,
      connection: this.call.getPeer(),
      timeout_ms: Number.isFinite(time) ? time - Date.now() : -1,
      request_count: this.requests,
      request_bytes: this.bytes,
      requests_intact: this.intact,
    };
  }

  async respondInStream(request) {
    await this.before(request);
    for (let i = 0; i < request.response_count; i++) {
      if (!this.call.write(this.respond(request))) {
        await new Promise((resolve) => { this.call.once('drain', resolve); });
      }
    }
    await this.after(request);
  }
}

// Runs a handler whose result is the one response of the call.
const single = (handler) => async (call, callback) => {
  const state = new Call(call);
  try {
    const response = await handler(state);
    callback(null, response, state.trailers);
  } catch (error) {
    callback(error);
  }
};

// Runs a handler that writes the responses itself.
const streaming = (handler) => async (call) => {
  const state = new Call(call);
  try {
    await handler(state);
    call.end(state.trailers);
  } catch (error) {
    call.emit('error', error);
  }
};

const handlers = {
  Unary: single(async (state) => {
    const { request } = state.call;
    await state.before(request);
    const response = state.respond(request);
    await state.after(request);
    return response;
  }),

  ClientStream: single(async (state) => {
    let last = { response_size: 0 };
    for await (const request of incoming(state.call)) {
      await state.before(request);
      await state.after(request);
      last = request;
    }
    return state.respond(last);
  }),

  ServerStream: streaming((state) => state.respondInStream(state.call.request)),

  Duplex: streaming(async (state) => {
    for await (const request of incoming(state.call)) {
      await state.respondInStream(request);
    }
  }),

  AwaitHeld: async (call, callback) => {
    await signal(held, call.request.name).promise;
    callback(null, call.request);
  },

  AwaitCancelled: async (call, callback) => {
    await signal(cancelled, call.request.name).promise;
    callback(null, call.request);
  },
};

const { Conformance } = await load();
const server = new grpc.Server(unlimited);
server.addService(Conformance.service, handlers);
server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) {
    throw error;
  }
  console.log(port);
});
while (await nextLine() !== null);
process.exit(0);
