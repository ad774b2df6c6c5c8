import { outlineOf } from "@concord/sync/protocol";
import { structSizes } from "./annotations.ts";
import { varUint } from "./var-uint.ts";

/** Structs of one client with clocks up to `to`, as an update delivers them. */
export type Delivered = { readonly client: number; readonly to: number };

/** What a received message says, as far as the load has to know. */
export type Heard =
  | { readonly kind: "step1" }
  | { readonly kind: "update" | "step2"; readonly delivered: readonly Delivered[] }
  | { readonly kind: "stored"; readonly count: number }
  | undefined;

const SYNC = 0;
const STEP2 = 1;
const UPDATE = 2;
const STORED = 4;

/**
 * Reads a message of any dialect.
 *
 * @param prefix - bytes in front of every message
 */
export function hear(message: Buffer, prefix: number): Heard {
  const type = message[prefix];
  if (type === STORED && prefix === 0) return { kind: "stored", count: varUint(message, 1).value };
  // Hocuspocus answers the first step 1 with type 4, and means a sync message that needs no answer.
  if (type !== SYNC && type !== STORED) return undefined;
  const step = message[prefix + 1];
  if (step !== STEP2 && step !== UPDATE) return { kind: "step1" };
  const { next } = varUint(message, prefix + 2);
  const delivered = ownStructs(message, next) ?? anyStructs(message.subarray(next));
  return { kind: step === STEP2 ? "step2" : "update", delivered };
}

/** Structs that the load has written: their sizes are known, so that nothing of them has to be read. */
function ownStructs(message: Uint8Array, start: number): readonly Delivered[] | undefined {
  const delivered: Delivered[] = [];
  let { value: clients, next: at } = varUint(message, start);
  for (; clients > 0; clients--) {
    const structs = varUint(message, at);
    const client = varUint(message, structs.next);
    const clock = varUint(message, client.next);
    const sizes = structSizes.get(client.value);
    if (!sizes) return undefined;
    at = clock.next;
    const to = clock.value + structs.value;
    for (let each = clock.value; each < to; each++) at += sizes[each] ?? Number.NaN;
    delivered.push({ client: client.value, to });
  }
  // No deletions, and nothing after them.
  return message[at] === 0 && at + 1 === message.length ? delivered : undefined;
}

/** Nothing for bytes that are no update: a server without a check hands them on. */
function anyStructs(update: Uint8Array): readonly Delivered[] {
  try {
    return outlineOf(update, undefined, { sizeAtMost: 1e9 }).runs;
  } catch {
    return [];
  }
}
