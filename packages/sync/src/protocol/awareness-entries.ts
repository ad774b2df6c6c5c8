import * as encoding from "lib0/encoding";
import { ByteReader, MalformedBytes } from "./byte-reader.ts";

/** What one client says of itself; `json` is "null" when it left. `clock` grows with every statement of that client. */
export type AwarenessEntry = { readonly clientId: number; readonly clock: number; readonly json: string };

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** @throws MalformedBytes also for a state that is not JSON: the readers parse it unguarded */
export function readAwareness(bytes: Uint8Array): readonly AwarenessEntry[] {
  const reader = new ByteReader(bytes);
  const entries: AwarenessEntry[] = [];
  for (let left = reader.count(3); left > 0; left--) {
    const clientId = reader.varUint();
    const clock = reader.varUint();
    const state = reader.varBytes();
    try {
      const json = utf8.decode(state);
      JSON.parse(json);
      entries.push({ clientId, clock, json });
    } catch {
      throw new MalformedBytes("a presence state is not JSON");
    }
  }
  reader.finish();
  return entries;
}

export function writeAwareness(entries: readonly AwarenessEntry[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const { clientId, clock, json } of entries) {
    encoding.writeVarUint(encoder, clientId);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, json);
  }
  return encoding.toUint8Array(encoder);
}
