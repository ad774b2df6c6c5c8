import { outlineOf } from "@concord/sync/protocol";

/** Structs of one client with clocks up to `to`, as an update delivers them. */
export type Delivered = { readonly client: number; readonly from: number; readonly to: number };

const SYNC = 0;
const STEP2 = 1;
const UPDATE = 2;
const STORED = 4;
const REMEMBERED = 512;

/** What a received message says, as far as the load has to know. */
export type Heard =
  | { readonly kind: "step1" }
  | { readonly kind: "update" | "step2"; readonly delivered: readonly Delivered[] }
  | { readonly kind: "stored"; readonly count: number }
  | undefined;

/**
 * Reads messages of every dialect. The same message comes to every client of a room: what it says is worked out once.
 *
 * @param prefix - bytes in front of every message
 */
export class Listener {
  readonly #prefix: number;
  readonly #known = new Map<string, { readonly bytes: Buffer; readonly heard: Heard }>();

  constructor(prefix: number) {
    this.#prefix = prefix;
  }

  hear(message: Buffer): Heard {
    const at = this.#prefix;
    const type = message[at];
    if (type === STORED && this.#prefix === 0) return { kind: "stored", count: varUint(message, at + 1).value };
    // Hocuspocus answers the first step 1 with type 4, and means a sync message that needs no answer.
    if (type !== SYNC && type !== STORED) return undefined;
    const step = message[at + 1];
    if (step !== STEP2 && step !== UPDATE) return { kind: "step1" };
    const { next } = varUint(message, at + 2);
    return single(message, next, step) ?? this.#several(message, next, step);
  }

  #several(message: Buffer, start: number, step: number): Heard {
    const key = `${message.length} ${message.toString("latin1", start, Math.min(start + 16, message.length))}`;
    const known = this.#known.get(key);
    if (known?.bytes.equals(message)) return known.heard;
    const heard: Heard = { kind: step === STEP2 ? "step2" : "update", delivered: structsOf(message.subarray(start)) };
    this.#known.set(key, { bytes: Buffer.from(message), heard });
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= REMEMBERED) break;
      this.#known.delete(oldest);
    }
    return heard;
  }
}

/** Nothing for bytes that are no update: a server without a check hands them on. */
function structsOf(update: Uint8Array): readonly Delivered[] {
  try {
    return outlineOf(update, undefined, { sizeAtMost: 1e9 }).runs;
  } catch {
    return [];
  }
}

/** The usual case: one client, one struct. */
function single(message: Buffer, start: number, step: number): Heard {
  if (message[start] !== 1 || message[start + 1] !== 1) return undefined;
  const client = varUint(message, start + 2);
  const clock = varUint(message, client.next);
  const delivered = [{ client: client.value, from: clock.value, to: clock.value + 1 }];
  return { kind: step === STEP2 ? "step2" : "update", delivered };
}

function varUint(bytes: Uint8Array, start: number): { readonly value: number; readonly next: number } {
  let value = 0;
  let unit = 1;
  for (let at = start; ; at++) {
    const byte = bytes[at] ?? 0;
    value += (byte & 0x7f) * unit;
    if (byte < 0x80) return { value, next: at + 1 };
    unit *= 0x80;
  }
}
