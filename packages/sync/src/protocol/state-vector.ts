import * as encoding from "lib0/encoding";
import { ByteReader } from "./byte-reader.ts";

/** Per client id, the clock that is expected next; everything below it is known. */
export type Clocks = ReadonlyMap<number, number>;

/** @throws MalformedBytes */
export function readStateVector(bytes: Uint8Array): Clocks {
  const reader = new ByteReader(bytes);
  const clocks = new Map<number, number>();
  for (let left = reader.count(2); left > 0; left--) clocks.set(reader.varUint(), reader.varUint());
  reader.finish();
  return clocks;
}

export function writeStateVector(clocks: Clocks): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, clocks.size);
  for (const [client, clock] of clocks) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
  }
  return encoding.toUint8Array(encoder);
}
