// The conformance protocol for grpc-js, built from the descriptors that the test sends.
import grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';
import { createInterface } from 'node:readline';

export const unlimited = {
  'grpc.max_receive_message_length': -1,
  'grpc.max_send_message_length': -1,
};

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

/** The next line of standard input, or null at its end. */
export async function nextLine() {
  const { value, done } = await lines.next();
  return done ? null : value;
}

/** Reads the first line of standard input: the descriptors of the protocol, as base64. */
export async function load() {
  const descriptors = Buffer.from(await nextLine(), 'base64');
  const definition = protoLoader.loadFileDescriptorSetFromBuffer(descriptors, {
    longs: Number,
    enums: String,
    defaults: true,
  });
  return grpc.loadPackageDefinition(definition).conformance;
}

let cycle = Buffer.from(Array.from({ length: 251 }, (_, i) => i));

/** Bytes 0, 1, ... 250, 0, 1, ... */
export function pattern(size) {
  while (cycle.length < size) {
    cycle = Buffer.concat([cycle, cycle]);
  }
  return cycle.subarray(0, size);
}

export function isPattern(payload) {
  return pattern(payload.length).equals(payload);
}
