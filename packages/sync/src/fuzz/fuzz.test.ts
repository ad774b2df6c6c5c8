import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import * as Y from "yjs";
import {
  advance,
  type Clocks,
  CloseCode,
  MalformedBytes,
  missingPredecessor,
  OversizedUpdate,
  outlineOf,
  type UpdateOutline,
} from "../protocol/index.ts";
import { snapshotOf } from "../server/snapshot.ts";
import { documentOf } from "../simulation/store.ts";
import { runs } from "../testing/share.ts";
import { ATTACKED, AttackedServer, type Attacker, LIMITS, OTHER, STANCES, type Stance } from "./attacked-server.ts";
import { frameOf, type HostileFrame, hostileFrame } from "./hostile-frame.ts";
import { hostileUpdate, writeHostileUpdate } from "./hostile-update.ts";

/** Inputs of one attack, over three connections. */
const attack = fc.array(fc.record({ connection: fc.nat(2), frame: hostileFrame, pause: fc.constantFrom(0, 0, 10) }), {
  minLength: 15,
  maxLength: 45,
});
const INPUTS = 22;
const seconds = 3_600_000;

let inputs = 0;
/** Updates of attackers that were stored, and connections that were closed, by code: it must not all end at the door. */
let taken = 0;
const closed = new Map<number, number>();
afterAll(() => {
  const codes = [...closed].map(([code, times]) => `${code}: ${times}`).join(", ");
  console.log(`result: ${inputs} fuzzed inputs, ${taken} stored, connections closed with ${codes}`);
});

async function aStance(stance: Stance): Promise<AttackedServer> {
  const server = new AttackedServer(inputs);
  const { store } = server;
  const saved = (room: typeof ATTACKED | typeof OTHER) =>
    server.honest[room].every(({ connection }) => connection.getState().phase === "saved");
  if (stance === "loading") {
    store.slowest = 5_000;
    return server;
  }
  expect(await server.until(() => saved(ATTACKED) && saved(OTHER))).toBe(true);
  if (stance === "storing") store.slowest = 5_000;
  if (stance === "store_down") store.setUp(false);
  if (stance === "closed") void store.close(ATTACKED, () => true);
  return server;
}

/** Edits of all honest people reach each other and the disk. */
async function expectGoesOn(server: AttackedServer, room: typeof ATTACKED | typeof OTHER, turn: string): Promise<void> {
  const pair = server.honest[room];
  for (const [n, { codings }] of pair.entries()) codings.set(`${turn} ${n}`, { room, n });
  const arrived = await server.until(() =>
    pair.every(
      ({ codings, connection }) =>
        connection.getState().phase === "saved" && pair.every((_, n) => codings.has(`${turn} ${n}`)),
    ),
  );
  if (!arrived) expect.fail(`${room}: ${JSON.stringify(pair.map(({ connection }) => connection.getState()))}`);
}

/** The store takes nothing for a closed room: whoever edits there is told so, and all leave. */
async function expectRefused(server: AttackedServer): Promise<void> {
  const pair = server.honest[ATTACKED];
  pair[0]?.codings.set("late", 1);
  const refusals = () => pair.map(({ connection }) => connection.getState().refusal?.code);
  await server.until(() => refusals().every((code) => code !== undefined));
  expect(refusals()).toEqual([CloseCode.RoomClosed, CloseCode.RoomClosed]);
  expect(documentOf(server.store, ATTACKED).getMap("codings").size).toBe(0);
}

const clocksOf = (doc: Y.Doc) => Y.decodeStateVector(Y.encodeStateVector(doc));
/** What attackers write into their own room may mean one thing to one replica and another to the next; this may not. */
const honestContent = (doc: Y.Doc) =>
  Object.fromEntries(Object.entries(doc.getMap("codings").toJSON()).filter(([id]) => /^(during|after)/.test(id)));

async function play(stance: Stance, script: readonly { connection: number; frame: HostileFrame; pause: number }[]) {
  const server = await aStance(stance);
  const { store, sync } = server;
  const attackers: Attacker[] = [];
  const everyone: Attacker[] = [];
  let clocks = server.clocksOfAttackers();
  for (const { connection, frame, pause } of script) {
    let attacker = attackers[connection];
    if (!attacker || attacker.closedWith !== undefined) {
      attacker = server.attacker(stance === "reader" ? "read" : "write");
      attackers[connection] = attacker;
      everyone.push(attacker);
      await server.pass(10);
      clocks = server.clocksOfAttackers();
      if (stance === "behind") attacker.wire.unread(true);
    }
    attacker.send(frameOf(frame, clocks));
    inputs++;
    if (pause > 0) await server.pass(pause);
    // What was refused does not count: the next one stands on what is stored.
    if (pause > 0 && stance !== "storing" && stance !== "store_down") clocks = server.clocksOfAttackers();
    const { queuedBytes, connections } = sync.stats();
    expect(queuedBytes).toBeLessThan((connections + 1) * 2 * LIMITS.queuedBytesAtMost);
  }
  await expectGoesOn(server, OTHER, stance === "store_down" ? "" : "during").catch((error) => {
    if (stance !== "store_down") throw error;
  });
  store.setUp(true);
  store.slowest = 3;
  for (const { wire } of everyone) wire.unread(false);
  // Whoever sent something malformed is closed; the rest is ignored by rule, or closed as well.
  expect(await server.until(() => everyone.every((each) => !each.sentMalformed || each.closedWith !== undefined))).toBe(
    true,
  );
  for (const { closedWith } of everyone) {
    if (closedWith !== undefined) closed.set(closedWith, (closed.get(closedWith) ?? 0) + 1);
    if (closedWith !== undefined) expect([closedWith >= 1000, closedWith < 4600]).toEqual([true, true]);
  }
  await expectGoesOn(server, OTHER, "after");
  if (stance === "closed") await expectRefused(server);
  else await expectGoesOn(server, ATTACKED, "after");

  for (const room of [ATTACKED, OTHER] as const) {
    // What was stored is what passed the check: Yjs takes it, one after the other, and nothing of it is left waiting.
    const stored = documentOf(store, room);
    if (room === ATTACKED && stance === "closed") continue;
    const joined = await server.asJoined(room);
    for (const replica of [joined, ...server.honest[room].map(({ doc }) => doc)]) {
      expect(replica.store.pendingStructs ?? replica.store.pendingDs).toBeNull();
      expect(clocksOf(replica)).toEqual(clocksOf(stored));
      expect(honestContent(replica)).toEqual(honestContent(stored));
      if (room === OTHER) expect(Y.equalSnapshots(Y.snapshot(replica), Y.snapshot(stored))).toBe(true);
    }
  }
  expect(server.events.filter(({ kind }) => kind === "abandoned" || kind === "unreadable_update")).toEqual([]);
  taken += server.takenFromAttackers;
  await server.stop();
  expect(sync.stats()).toMatchObject({ connections: 0, rooms: 0 });
}

describe("fuzzed frames", () => {
  it.each(STANCES.map((stance, at) => [stance, at] as const))(
    "[FUZZ-1] while the room is %s, whatever a member sends, both rooms go on and nothing is left over",
    async (stance, at) => {
      await fc.assert(
        fc.asyncProperty(attack, async (script) => {
          await play(stance, script);
        }),
        {
          seed: 100 + at,
          numRuns: Math.ceil(runs(100_000, 0.05) / INPUTS / STANCES.length),
        },
      );
    },
    seconds,
  );

  it("[FUZZ-1] the inputs reach what they are meant to reach", () => {
    expect(inputs).toBeGreaterThan(runs(100_000, 0.05));
    expect(taken).toBeGreaterThan(inputs / 50);
    for (const code of [CloseCode.BadFrame, CloseCode.Forbidden, CloseCode.RoomClosed, CloseCode.TooMuch])
      expect(closed.get(code) ?? 0).toBeGreaterThan(0);
  });

  it(
    "[FUZZ-2] what passes the structural check and misses nothing, Yjs takes without throwing, wholly, and compacted as well",
    () => {
      let accepted = 0;
      fc.assert(
        fc.property(fc.array(hostileUpdate, { minLength: 1, maxLength: 25 }), (updates) => {
          const doc = new Y.Doc();
          const kept: Uint8Array[] = [];
          const clocks = new Map<number, number>();
          for (const hostile of updates) {
            const update = writeHostileUpdate(hostile, new Map(clocks));
            const outline = outlined(update, clocks);
            if (!outline || missingPredecessor(outline, clocks)) continue;
            advance(clocks, outline);
            accepted++;
            kept.push(update);
            Y.applyUpdate(doc, update);
            expect(doc.store.pendingStructs ?? doc.store.pendingDs).toBeNull();
            expect(clocksOf(doc)).toEqual(clocks);
          }
          const compacted = new Y.Doc();
          if (kept.length > 0) Y.applyUpdate(compacted, snapshotOf(kept));
          expect(clocksOf(compacted)).toEqual(clocks);
        }),
        { seed: 200, numRuns: runs(10_000, 0.1) },
      );
      expect(accepted).toBeGreaterThan(runs(10_000, 0.1) * 2);
    },
    seconds,
  );
});

function outlined(update: Uint8Array, clocks: Clocks): UpdateOutline | undefined {
  try {
    return outlineOf(update, clocks);
  } catch (error) {
    if (error instanceof MalformedBytes || error instanceof OversizedUpdate) return undefined;
    throw error;
  }
}
