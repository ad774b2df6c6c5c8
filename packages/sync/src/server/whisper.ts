import * as encoding from "lib0/encoding";
import { type AwarenessEntry, ByteReader, MalformedBytes, readAwareness, writeAwareness } from "../protocol/index.ts";

/** What processes tell each other about presence: what somebody said of themselves, or the question who is there. */
export type Whisper =
  | { readonly kind: "asks" }
  | { readonly kind: "says"; readonly userId: string; readonly entry: AwarenessEntry };

const ASKS = 0;
const SAYS = 1;

export function writeWhisper(whisper: Whisper): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeUint8(encoder, whisper.kind === "asks" ? ASKS : SAYS);
  if (whisper.kind === "says") {
    encoding.writeVarString(encoder, whisper.userId);
    encoding.writeVarUint8Array(encoder, writeAwareness([whisper.entry]));
  }
  return encoding.toUint8Array(encoder);
}

/** @throws MalformedBytes */
export function readWhisper(bytes: Uint8Array): Whisper {
  const reader = new ByteReader(bytes);
  if (reader.uint8() === ASKS) return { kind: "asks" };
  const userId = new TextDecoder().decode(reader.varBytes());
  const [entry] = readAwareness(reader.varBytes());
  if (!entry) throw new MalformedBytes("nobody is spoken of");
  return { kind: "says", userId, entry };
}
