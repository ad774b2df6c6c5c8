import * as Y from "yjs";
import { awarenessFrame, step1Frame, step2Frame, updateFrame, writeAwareness } from "../protocol/index.ts";
import type { Random } from "./random.ts";

const randomBytes = (random: Random, count: number) => Uint8Array.from({ length: count }, () => random.below(256));

/** Updates of a client of its own, each building on the one before. */
function ownUpdates(random: Random, room: string, clientId: number): readonly Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  const count = random.between(2, 6);
  for (let n = 0; n < count; n++) doc.getMap("codings").set(`${clientId}/${n}`, { room, n });
  doc.getText("memo").insert(0, "harm");
  return updates;
}

function damaged(random: Random, bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes);
  if (copy.length === 0) return copy;
  const at = random.below(copy.length);
  if (random.chance(0.3)) return copy.subarray(0, at);
  copy[at] = random.below(256);
  return copy;
}

/** What a member who means harm sends in one go. Its own client ids only: the edits of others are theirs to forge. */
export function hostileFrames(random: Random, room: string, clientId: number, others: readonly number[]): Uint8Array[] {
  const updates = ownUpdates(random, room, clientId);
  const [first = new Uint8Array(), ...rest] = updates;
  switch (random.below(9)) {
    case 0:
      return [randomBytes(random, random.below(60))];
    case 1:
      return [updateFrame(randomBytes(random, random.below(60)))];
    case 2:
      return [damaged(random, updateFrame(first))];
    case 3: // without their predecessor, and then everything
      return [...rest.map(updateFrame), step2Frame(Y.mergeUpdates([...updates]))];
    case 4: // never what is asked for
      return Array.from({ length: 8 }, () => step2Frame(rest[0] ?? first));
    case 5:
      return Array.from({ length: 15 }, () => step1Frame(Uint8Array.of(0)));
    case 6: // speaks for others
      return others.map((id, clock) =>
        awarenessFrame(writeAwareness([{ clientId: id, clock, json: `{"room":"${room}"}` }])),
      );
    case 7: // edits as anybody may, backwards and twice
      return [...updates, ...[...updates].reverse()].map(updateFrame);
    default: // says what it has, asks, and goes on in the middle
      return [step1Frame(Uint8Array.of(0)), updateFrame(first), Uint8Array.of(3), updateFrame(rest.at(-1) ?? first)];
  }
}
