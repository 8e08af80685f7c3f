// Carries out the call plans that it reads, one a line, and prints what came of each. Ends when its standard input does.
import grpc from '@grpc/grpc-js';
import { isPattern, load, nextLine, pattern, unlimited } from './protocol.js';

const gzip = { 'grpc.default_compression_algorithm': grpc.compressionAlgorithms.gzip };

const calls = new Map(); // id of the plan -> its running call

function* requests(plan) {
  for (const planned of plan.requests ?? []) {
    yield { ...planned.request, payload: pattern(planned.payload_size ?? 0) };
  }
}

function metadata(plan) {
  const result = new grpc.Metadata();
  for (const { key, value } of plan.metadata ?? []) {
    const bytes = Buffer.from(value, 'base64');
    result.add(key, key.endsWith('-bin') ? bytes : bytes.toString());
  }
  return result;
}

function entries(metadata) {
  const result = [];
  for (const key of Object.keys(metadata?.getMap() ?? {})) {
    for (const value of metadata.get(key)) {
      result.push({ key, value: Buffer.from(value).toString('base64') });
    }
  }
  return result;
}

function start(client, plan, callback) {
  const options = plan.timeout_ms ? { deadline: Date.now() + plan.timeout_ms } : {};
  const [first] = requests(plan);
  switch (plan.method) {
    case 'CLIENT_STREAM': return client.ClientStream(metadata(plan), options, callback);
    case 'SERVER_STREAM': return client.ServerStream(first, metadata(plan), options);
    case 'DUPLEX': return client.Duplex(metadata(plan), options);
    case 'AWAIT_HELD': return client.AwaitHeld(first.hold, metadata(plan), options, callback);
    case 'AWAIT_CANCELLED': return client.AwaitCancelled(first.hold, metadata(plan), options, callback);
    default: return client.Unary(first, metadata(plan), options, callback);
  }
}

// Writes the requests of a plan; in lockstep only as the responses to the one before have come.
async function write(call, plan, received) {
  let expected = 0;
  for (const request of requests(plan)) {
    if (!call.write(request)) {
      await new Promise((resolve) => { call.once('drain', resolve); });
    }
    expected += request.response_count ?? 0;
    while (plan.lockstep && received.length < expected) {
      await new Promise((resolve) => { received.arrived = resolve; });
    }
  }
  call.end();
}

function run(client, plan) {
  return new Promise((resolve) => {
    const responses = [];
    let headers;
    const receive = (response) => {
      const { payload, ...rest } = response;
      responses.push({ response: rest, payload_size: payload.length, payload_intact: isPattern(payload) });
      responses.arrived?.();
    };
    const call = start(client, plan, (error, response) => {
      if (response?.payload) {
        receive(response);
      }
    });
    calls.set(plan.id, call);
    call.on('data', receive);
    call.on('error', () => {}); // the status says it
    call.on('metadata', (received) => {
      headers = received;
    });
    call.on('status', (status) => {
      calls.delete(plan.id);
      // The callback with the one response comes after this event.
      setImmediate(() => resolve({
        id: plan.id,
        code: status.code,
        message: status.details,
        headers: entries(headers),
        trailers: entries(status.metadata),
        responses,
      }));
    });
    if (plan.method === 'CLIENT_STREAM' || plan.method === 'DUPLEX') {
      void write(call, plan, responses);
    }
  });
}

const { Conformance } = await load();
const credentials = grpc.credentials.createInsecure();
const plain = new Conformance(process.argv[2], credentials, unlimited);
const compressing = new Conformance(process.argv[2], credentials, { ...unlimited, ...gzip });
console.log('ready');

for (let line = await nextLine(); line !== null; line = await nextLine()) {
  const plan = JSON.parse(line);
  if (plan.cancel) {
    calls.get(plan.cancel)?.cancel();
    continue;
  }
  run(plan.gzip ? compressing : plain, plan)
    .catch((error) => ({ id: plan.id, failure: error.stack }))
    .then((outcome) => console.log(JSON.stringify(outcome)));
}
process.exit(0);
